package io.signalbox.runtime.service;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.Loop;
import io.signalbox.runtime.loop.LoopMetrics;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.loop.OutcomeListener;
import io.signalbox.runtime.loop.ShardAlarm;
import io.signalbox.runtime.security.EntryAuthorizer;
import io.signalbox.runtime.security.InternalToken;
import io.signalbox.runtime.settings.DatabaseSettings;
import io.signalbox.runtime.settings.KafkaSettings;
import io.signalbox.runtime.settings.LoopTuning;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.settings.StartSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.SqlStore;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the loop of this process: looks at the topics before the server opens, begins once it is
 * open, ends before anything else does.
 */
@Context
@Requires(beans = {ServiceSpec.class, TopicPlan.class})
@Requires(property = "signalbox.loop.enabled", notEquals = "false")
public final class LoopRunner {
  private final LoopThread thread;
  private final ExecutorService background;
  private final @Nullable ExecutorService pool;

  /** What a loop is put together from. */
  private record Parts(
      ServiceSpec spec,
      LoopSettings settings,
      KafkaClients kafka,
      String instance,
      DataSource source,
      EntryAuthorizer authorizer,
      InternalToken internal,
      OutcomeListener listener,
      LoopMetrics metrics,
      InstantSource clock,
      Faults faults,
      ExecutorService background,
      @Nullable ExecutorService pool) {

    Loop loop() {
      return new Loop(
          spec,
          settings,
          new Loop.Parts(
              kafka.consumer(spec.name(), spec.name() + "-" + instance),
              kafka::producer,
              new SqlStore(source, clock),
              kafka.logView(),
              authorizer,
              this::credentials,
              listener,
              metrics,
              clock,
              faults,
              background,
              pool));
    }

    /** By which this service writes commands to another one's entry topic. */
    private String credentials(String workspace) {
      return internal.issue(new Actor(spec.name(), Role.SYSTEM, workspace, null));
    }
  }

  LoopRunner(
      ServiceSpec spec,
      TopicPlan plan,
      ServiceSettings service,
      DatabaseSettings database,
      KafkaSettings kafka,
      LoopTuning tuning,
      StartSettings start,
      KafkaClients clients,
      @Named("loop") DataSource source,
      EntryAuthorizer authorizer,
      InternalToken internal,
      OutcomeListener listener,
      LoopMetrics metrics,
      InstantSource clock) {
    lookAtTopics(clients, TopicSetup.of(plan, spec, service.partitions(), kafka), start);
    background = Executors.newVirtualThreadPerTaskExecutor();
    pool = pool();
    var parts =
        new Parts(
            spec,
            settings(service, database, tuning),
            clients,
            service.instance(),
            source,
            authorizer,
            internal,
            listener,
            metrics,
            clock,
            Faults.haltingAt(tuning.haltAt()),
            background,
            pool);
    thread = new LoopThread(spec.name() + "-loop", parts::loop, clock);
  }

  private static void lookAtTopics(KafkaClients clients, TopicSetup setup, StartSettings start) {
    try (var admin = clients.admin()) {
      new TopicCheck(clients.bootstrap(), admin, setup).run(start.patience());
    }
  }

  @EventListener
  void begin(ServerStartupEvent opened) {
    thread.start();
  }

  @EventListener
  void end(ShutdownEvent closing) {
    thread.close();
    background.shutdown();
    if (pool != null) {
      pool.shutdown();
    }
  }

  /** When the loop last moved: one that stands still is not alive. */
  public Instant lastProgress() {
    return thread.lastProgress();
  }

  /** The shards this process owns. */
  public Set<Integer> owned() {
    return thread.owned();
  }

  /** Shards that wait for a person, and why. */
  public Map<Integer, String> alarms() {
    return thread.alarms();
  }

  /** The same, as a person sees them. */
  public List<ShardAlarm> standingAlarms() {
    return thread.standingAlarms();
  }

  /**
   * Lets a shard go on whose alarm a person has accepted, and what that loses.
   *
   * @param alarm its id
   * @return false when no such alarm stands in this process, or it can't be accepted
   */
  public boolean accept(int shard, String alarm) {
    return thread.accept(shard, alarm);
  }

  private static LoopSettings settings(
      ServiceSettings service, DatabaseSettings database, LoopTuning tuning) {
    var usual = LoopSettings.of(service.partitions(), database.embedded());
    return new LoopSettings(
        usual.partitions(),
        usual.embedded(),
        tuning.barrierPatience(),
        usual.unsentBytesMax(),
        usual.timersInMemory(),
        tuning.gather(),
        usual.outcomesKept());
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
