package io.signalbox.runtime.dispatch;

import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.delivery.Reporter;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends what came of deliveries to the service's own commands, vouched for by itself. */
@Singleton
@Requires(beans = ServiceSpec.class)
final class DeliveryReports implements Reporter {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReports.class);
  private static final long AGAIN_AFTER_SECONDS = 1;

  private final ServiceSettings settings;
  private final Gate gate;

  DeliveryReports(ServiceSettings settings, Gate gate) {
    this.settings = settings;
    this.gate = gate;
  }

  @Override
  public void report(Attempt attempt, Report report, String name) throws InterruptedException {
    var delivery = attempt.delivery();
    var courier =
        new Actor(settings.service() + " courier", Role.SYSTEM, delivery.workspace(), null);
    var entry = new Gate.Entry(attempt.reportId(name), delivery.subject(), report);
    while (true) {
      try {
        gate.appendOwn(courier, report.type(), entry);
        return;
      } catch (Problem e) {
        if (Thread.interrupted()) throw new InterruptedException();
        LOG.warn("a report of a delivery waits: {}", e.getMessage());
        TimeUnit.SECONDS.sleep(AGAIN_AFTER_SECONDS);
      }
    }
  }
}
