package io.signalbox.runtime.service;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.signalbox.runtime.delivery.Courier;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.Loop;
import io.signalbox.runtime.loop.LoopMetrics;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.loop.OutcomeListener;
import io.signalbox.runtime.loop.ShardAlarm;
import io.signalbox.runtime.security.EntryAuthorizer;
import io.signalbox.runtime.security.KeyLog;
import io.signalbox.runtime.settings.DatabaseSettings;
import io.signalbox.runtime.settings.DeliverySettings;
import io.signalbox.runtime.settings.KafkaSettings;
import io.signalbox.runtime.settings.LoopTuning;
import io.signalbox.runtime.settings.RetentionSettings;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.settings.StartSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.SqlStore;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the loops of this process: looks at the topics before the server opens, begins once it is
 * open, ends before anything else does.
 */
@Context
@Requires(beans = {ServiceSpec.class, TopicPlan.class})
@Requires(property = "signalbox.loop.enabled", notEquals = "false")
public final class LoopRunner {
  private final LoopThreads threads;
  private final ExecutorService background;
  private final @Nullable ExecutorService pool;

  /** What a loop is put together from. */
  private record Parts(
      ServiceSpec spec,
      LoopSettings settings,
      KafkaClients kafka,
      DataSource source,
      EntryAuthorizer authorizer,
      OutcomeListener listener,
      LoopMetrics metrics,
      InstantSource clock,
      Faults faults,
      ExecutorService background,
      @Nullable ExecutorService pool,
      Courier courier) {

    Loop loop(String member) {
      return new Loop(
          spec,
          settings,
          new Loop.Parts(
              kafka.consumer(spec.name(), spec.name() + "-" + member),
              kafka::producer,
              new SqlStore(source, clock),
              kafka.logView(),
              authorizer,
              listener,
              metrics,
              clock,
              faults,
              background,
              pool,
              courier));
    }
  }

  LoopRunner(
      ServiceSpec spec,
      TopicPlan plan,
      ServiceSettings service,
      DatabaseSettings database,
      KafkaSettings kafka,
      LoopTuning tuning,
      RetentionSettings retention,
      StartSettings start,
      KafkaClients clients,
      @Named("loop") HikariDataSource source,
      EntryAuthorizer authorizer,
      KeyLog keys,
      OutcomeListener listener,
      LoopMetrics metrics,
      Courier courier,
      DeliverySettings deliveries,
      InstantSource clock) {
    var limits =
        lookAtTopics(clients, TopicSetup.of(plan, spec, service.partitions(), kafka), start, keys);
    background = Executors.newVirtualThreadPerTaskExecutor();
    pool = pool();
    var parts =
        new Parts(
            spec,
            settings(service, database, tuning, retention, limits, deliveries),
            clients,
            source,
            authorizer,
            listener,
            metrics,
            clock,
            Faults.haltingAt(tuning.haltAt()),
            background,
            pool,
            courier);
    threads = new LoopThreads(threads(parts, service, tuning));
  }

  private static List<LoopThread> threads(Parts parts, ServiceSettings service, LoopTuning tuning) {
    var threads = new ArrayList<LoopThread>();
    for (var number = 0; number < loops(tuning); number++) {
      var member = number == 0 ? service.instance() : service.instance() + "-" + number;
      var name = parts.spec.name() + "-loop-" + number;
      threads.add(new LoopThread(name, () -> parts.loop(member), parts.clock));
    }
    return List.copyOf(threads);
  }

  /**
   * Before the keys are known, one made lately would be nobody's, and one revoked lately would
   * open.
   */
  private static void readKeys(KeyLog keys, KafkaClients clients, StartSettings start) {
    if (!keys.start(start.patience())) {
      throw new StartException(
          "Kafka at %s (KAFKA_BOOTSTRAP_SERVERS) does not give us the keys on %s."
              .formatted(clients.bootstrap(), KeyLog.TOPIC),
          null);
    }
  }

  private static TopicLimits lookAtTopics(
      KafkaClients clients, TopicSetup setup, StartSettings start, KeyLog keys) {
    try (var admin = clients.admin()) {
      var limits = new TopicCheck(clients.bootstrap(), admin, setup).run(start.patience());
      readKeys(keys, clients, start);
      return limits;
    }
  }

  @EventListener
  void begin(ServerStartupEvent opened) {
    threads.start();
  }

  @EventListener
  void end(ShutdownEvent closing) {
    threads.close();
    background.shutdown();
    if (pool != null) {
      pool.shutdown();
    }
  }

  /** When the loop last moved: one that stands still is not alive. */
  public Instant lastProgress() {
    return threads.lastProgress();
  }

  /** The shards this process owns. */
  public Set<Integer> owned() {
    return threads.owned();
  }

  /** Shards that wait for a person, and why. */
  public Map<Integer, String> alarms() {
    return threads.alarms();
  }

  /** The same, as a person sees them. */
  public List<ShardAlarm> standingAlarms() {
    return threads.standingAlarms();
  }

  /**
   * Lets a shard go on whose alarm a person has accepted, and what that loses.
   *
   * @param alarm its id
   * @return false when no such alarm stands in this process, or it can't be accepted
   */
  public boolean accept(int shard, String alarm) {
    return threads.accept(shard, alarm);
  }

  private static LoopSettings settings(
      ServiceSettings service,
      DatabaseSettings database,
      LoopTuning tuning,
      RetentionSettings retention,
      TopicLimits limits,
      DeliverySettings deliveries) {
    var usual = LoopSettings.of(service.partitions(), database.embedded());
    return new LoopSettings(
        usual.partitions(),
        usual.embedded(),
        tuning.barrierPatience(),
        usual.unsentBytesMax(),
        usual.timersInMemory(),
        tuning.gather(),
        retention.retention(),
        limits,
        deliveries.retries(),
        deliveries.callMax());
  }

  /** One a core, where a process runs one service: so many shards are decided at a time. */
  static int loops(LoopTuning tuning) {
    var set = tuning.loops();
    return set == null ? Runtime.getRuntime().availableProcessors() : set;
  }

  /** Decoding is spread over cores only where some are left besides the loop, edge and broker. */
  private static @Nullable ExecutorService pool() {
    var cores = Runtime.getRuntime().availableProcessors();
    return cores < 4
        ? null
        : Executors.newFixedThreadPool(
            cores / 2, Thread.ofPlatform().daemon().name("prepare-", 0).factory());
  }
}
