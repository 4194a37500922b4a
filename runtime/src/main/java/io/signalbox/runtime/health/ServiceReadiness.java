package io.signalbox.runtime.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import io.signalbox.runtime.edge.ClockSkew;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.edge.StartHold;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.service.LoopRunner;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * UP when requests make sense now: the database answers, the topics are there, the commands are
 * decided that stood on the log at the start, and our clock is the broker's. Shards that wait for a
 * person are named; the others are served. A process without shards is ready too: it stands by.
 */
@Singleton
@Readiness
@Requires(beans = LoopRunner.class)
final class ServiceReadiness implements HealthIndicator {
  private static final Duration SKEW_MAX = Duration.ofSeconds(1);
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final ServiceSpec spec;
  private final ServiceSettings settings;
  private final LoopRunner loop;
  private final Reads reads;
  private final LogView log;
  private final ClockSkew skew;
  private final StartHold hold;
  private final Scheduler blocking;

  ServiceReadiness(
      ServiceSpec spec,
      ServiceSettings settings,
      LoopRunner loop,
      Reads reads,
      LogView log,
      ClockSkew skew,
      StartHold hold,
      @Named(TaskExecutors.BLOCKING) Executor executor) {
    this.spec = spec;
    this.settings = settings;
    this.loop = loop;
    this.reads = reads;
    this.log = log;
    this.skew = skew;
    this.hold = hold;
    this.blocking = Schedulers.fromExecutor(executor);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(this::result).subscribeOn(blocking);
  }

  private HealthResult result() {
    var details = new LinkedHashMap<String, Object>();
    var database = databaseAnswers();
    var topics = topicsAnswer();
    var ahead = skew.brokerAhead();
    var alarms = loop.alarms();
    details.put("database", said(database));
    details.put("topics", said(topics));
    details.put("shards", loop.owned());
    details.put("alarms", alarms);
    var started = database && hold.over();
    details.put("started", started);
    details.put("brokerClockAheadMillis", ahead.toMillis());
    // an alarm stops one shard; the workspaces of the others are served
    var ready = started && topics && ahead.abs().compareTo(SKEW_MAX) <= 0;
    // "service" is the name of one of Micronaut's own, and only one of a name is shown
    return HealthResult.builder("loop", ready ? HealthStatus.UP : HealthStatus.DOWN)
        .details(Map.copyOf(details))
        .build();
  }

  private static String said(boolean answers) {
    return answers ? "there" : "no answer";
  }

  private boolean databaseAnswers() {
    try {
      return !reads.query("select 1", statement -> {}, row -> row.getInt(1)).isEmpty();
    } catch (StoreException e) {
      return false;
    }
  }

  private boolean topicsAnswer() {
    var last = settings.partitions() - 1;
    var asked =
        spec.entries().stream().map(entry -> new TopicPartition(entry.topic(), last)).toList();
    try {
      return log.ends(asked).get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS).size() == asked.size();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
