package io.signalbox.runtime.dispatch;

import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.delivery.Reporter;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends what came of deliveries to the service's own commands, vouched for by itself. */
@Singleton
@Requires(beans = ServiceSpec.class)
final class DeliveryReports implements Reporter {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReports.class);
  private static final long AGAIN_AFTER_SECONDS = 1;

  private final ServiceSpec spec;
  private final ServiceSettings settings;
  private final Gate gate;
  private final InstantSource clock;

  DeliveryReports(ServiceSpec spec, ServiceSettings settings, Gate gate, InstantSource clock) {
    this.spec = spec;
    this.settings = settings;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void report(Attempt attempt, Report report, String name) throws InterruptedException {
    var workspace = attempt.delivery().workspace();
    var courier = new Actor(settings.service() + " courier", Role.SYSTEM, workspace, null);
    var record = record(attempt, report, name);
    while (true) {
      try {
        gate.resend(courier, record);
        return;
      } catch (Problem e) {
        if (Thread.interrupted()) throw new InterruptedException();
        LOG.warn("a report of a delivery waits: {}", e.getMessage());
        TimeUnit.SECONDS.sleep(AGAIN_AFTER_SECONDS);
      }
    }
  }

  private OutRecord record(Attempt attempt, Report report, String name) {
    var headers =
        List.of(
            OutRecord.header(HeaderNames.SPEC_VERSION, "1.0"),
            OutRecord.header(HeaderNames.ID, attempt.reportId(name)),
            OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType(report.type())),
            OutRecord.header(HeaderNames.SOURCE, "/" + settings.service() + "/courier"),
            OutRecord.header(HeaderNames.TIME, clock.instant().toString()),
            OutRecord.header(HeaderNames.SUBJECT, attempt.delivery().subject()),
            OutRecord.header(HeaderNames.CONTENT_TYPE, "application/json"));
    var key = attempt.delivery().workspace().getBytes(StandardCharsets.UTF_8);
    return new OutRecord(spec.commands(), 0, key, Json.bytes(report), headers);
  }
}
