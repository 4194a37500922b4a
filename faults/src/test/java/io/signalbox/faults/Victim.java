package io.signalbox.faults;

import io.signalbox.runtime.delivery.Courier;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.Loop;
import io.signalbox.runtime.loop.LoopMetrics;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.loop.OutcomeListener;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.store.Store;
import io.signalbox.runtime.testkit.Believing;
import io.signalbox.runtime.testkit.Databases;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The ledger as a process of its own, to be killed. Arguments: JDBC URL, broker, fault. */
public final class Victim {
  /** As many records as a turn of the victim takes: small, so that every step is reached often. */
  static final int POLL_RECORDS = 50;

  private static final Executor BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();
  private static final Actor TESTER = new Actor("test", Role.INTEGRATION, "*", null);

  private Victim() {}

  public static void main(String[] arguments) {
    var user = arguments[0].startsWith("jdbc:postgresql") ? "postgres" : "sa";
    var source = Databases.open(arguments[0], user, "postgres");
    var clients =
        new KafkaClients(
            arguments[1], Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS));
    var faults = Faults.haltingAt(arguments[2]);
    var loop = loop(Ledger.spec(), source, clients, "victim", faults, LoopMetrics.NONE);
    loop.start();
    while (true) loop.step();
  }

  static Loop loop(
      ServiceSpec spec,
      DataSource source,
      KafkaClients clients,
      String instance,
      Faults faults,
      LoopMetrics metrics) {
    return loop(
        spec,
        LoopSettings.of(Kafka.PARTITIONS, true),
        new SqlStore(source, InstantSource.system()),
        clients,
        instance,
        faults,
        metrics,
        InstantSource.system());
  }

  static Loop loop(
      ServiceSpec spec,
      LoopSettings settings,
      Store store,
      KafkaClients clients,
      String instance,
      Faults faults,
      LoopMetrics metrics,
      InstantSource clock) {
    return new Loop(
        spec,
        settings,
        new Loop.Parts(
            clients.consumer(spec.name(), instance),
            () -> Stamping.by(clock, clients.producer()),
            store,
            clients.logView(),
            new Believing(TESTER),
            OutcomeListener.NONE,
            metrics,
            clock,
            faults,
            BACKGROUND,
            null,
            Courier.NONE));
  }
}
