package io.signalbox.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * How a single broker on a developer's machine is set: small, quick to start, forgetting nothing.
 */
final class BrokerProperties {

  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  /** The largest record a client may send: our largest event and its headers, twice. */
  private static final int MESSAGE_BYTES_MAX = 2 * 1024 * 1024;

  private BrokerProperties() {}

  static Properties of(Path directory, int port, int controllerPort) {
    var properties = new Properties();
    identity(properties, directory, port, controllerPort);
    internalTopics(properties);
    size(properties);
    pace(properties);
    return properties;
  }

  private static void identity(Properties to, Path directory, int port, int controllerPort) {
    set(to, "process.roles", "broker,controller");
    set(to, "node.id", NODE);
    set(to, "log.dirs", directory);
    set(to, "metadata.log.dir", directory);
    set(
        to,
        "listeners",
        "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    set(to, "advertised.listeners", "CLIENT://127.0.0.1:" + port);
    set(to, "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    set(to, "inter.broker.listener.name", "CLIENT");
    set(to, "controller.listener.names", CONTROLLER);
    // told anew at every start, so the controller's port may change between two runs
    set(to, "controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
  }

  /** One replica is all there is; few partitions, because each costs files and start-up time. */
  private static void internalTopics(Properties to) {
    set(to, "offsets.topic.replication.factor", 1);
    set(to, "offsets.topic.num.partitions", 4);
    set(to, "transaction.state.log.replication.factor", 1);
    set(to, "transaction.state.log.min.isr", 1);
    set(to, "transaction.state.log.num.partitions", 4);
    set(to, "share.coordinator.state.topic.replication.factor", 1);
    set(to, "share.coordinator.state.topic.min.isr", 1);
    set(to, "share.coordinator.state.topic.num.partitions", 1);
    set(to, "default.replication.factor", 1);
    set(to, "min.insync.replicas", 1);
  }

  private static void size(Properties to) {
    set(to, "message.max.bytes", MESSAGE_BYTES_MAX);
    set(to, "replica.fetch.max.bytes", MESSAGE_BYTES_MAX);
    set(to, "log.cleaner.dedupe.buffer.size", 2 * 1024 * 1024);
    set(to, "log.index.size.max.bytes", 1024 * 1024);
    set(to, "num.io.threads", 4);
    set(to, "num.network.threads", 2);
    set(to, "background.threads", 2);
    set(to, "num.recovery.threads.per.data.dir", 4);
    // without it the controller writes a record every half second for ever
    set(to, "metadata.max.idle.interval.ms", 0);
  }

  private static void pace(Properties to) {
    set(to, "group.initial.rebalance.delay.ms", 0);
    set(to, "group.min.session.timeout.ms", 100);
    // nobody may lose their place because a laptop was closed for a month
    set(to, "offsets.retention.minutes", 10 * 365 * 24 * 60);
    set(to, "auto.create.topics.enable", false);
    set(to, "delete.topic.enable", true);
    // a killed broker may come back only when the controller counts it as gone: 9 s unless told.
    // Controller and broker share this process, so one that pauses stops both, and is soon back.
    set(to, "broker.session.timeout.ms", 1_000);
    set(to, "broker.heartbeat.interval.ms", 250);
  }

  private static void set(Properties to, String name, Object value) {
    to.setProperty(name, String.valueOf(value));
  }
}
