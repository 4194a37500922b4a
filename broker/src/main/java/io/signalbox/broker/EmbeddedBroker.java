package io.signalbox.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker and its controller in this JVM, on loopback, with its data in a directory that
 * outlives it.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** How often a port that was free a moment ago may turn out taken before we give up. */
  private static final int FREE_PORT_TRIES = 3;

  private final KafkaRaftServer server;
  private final DirectoryLock lock;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(KafkaRaftServer server, DirectoryLock lock, int port) {
    this.server = server;
    this.lock = lock;
    this.port = port;
  }

  /**
   * Starts a broker over what {@code directory} holds, which may be nothing or not exist yet.
   *
   * @param port where clients connect; 0 chooses a free one
   * @throws BrokerException if the port is taken, another process holds the directory, or Kafka
   *     refuses to start
   */
  public static EmbeddedBroker start(Path directory, int port) {
    var lock = DirectoryLock.take(directory.toAbsolutePath());
    try {
      if (port != 0) return startOn(lock, claimed(port));
      for (int tried = 1; ; tried++) {
        try {
          return startOn(lock, claimed(0));
        } catch (BrokerException e) {
          if (tried == FREE_PORT_TRIES) throw e;
        }
      }
    } catch (Throwable e) {
      lock.release();
      throw e;
    }
  }

  /** Where clients connect, as {@code bootstrap.servers} wants it. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** The port of {@link #bootstrap()}. */
  public int port() {
    return port;
  }

  /** Stops in order: what was acknowledged is on disk, and the next start needs no recovery. */
  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      lock.release();
    }
  }

  /**
   * Runs a broker as a process of its own until it is killed: {@code <directory> <port>}. Prints
   * {@code ready <host:port>} once it serves.
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2) {
      System.err.println("usage: EmbeddedBroker <directory> <port, 0 for a free one>");
      System.exit(2);
    }
    var broker = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
    System.out.println("ready " + broker.bootstrap());
    new CountDownLatch(1).await();
  }

  private static EmbeddedBroker startOn(DirectoryLock lock, int port) {
    var directory = lock.directory();
    var server =
        prepared(
            directory, new KafkaConfig(BrokerProperties.of(directory, port, claimed(0)), false));
    try {
      server.startup();
    } catch (Throwable e) {
      server.shutdown();
      throw new BrokerException("Kafka did not start in " + directory + ": " + e.getMessage(), e);
    }
    return new EmbeddedBroker(server, lock, port);
  }

  private static KafkaRaftServer prepared(Path directory, KafkaConfig config) {
    try {
      format(directory);
      return new KafkaRaftServer(config, Time.SYSTEM);
    } catch (Exception e) {
      throw new BrokerException(
          "Kafka can't use what is in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Writes the marks that make an empty directory Kafka's; leaves a formatted one alone. */
  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) return;
    new Formatter()
        .setPrintStream(
            new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerProperties.NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName(BrokerProperties.CONTROLLER)
        .run();
  }

  /** The given port if nobody listens there, or any free one. */
  private static int claimed(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerException("port " + port + " is taken by another program", e);
    }
  }
}
