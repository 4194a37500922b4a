package io.signalbox.quickstart.system;

import io.micronaut.runtime.server.EmbeddedServer;
import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.quickstart.home.Home;
import io.signalbox.runtime.edge.StartHold;
import io.signalbox.runtime.service.ServiceMain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The broker and the four services, on loopback, over one data directory. */
public final class LocalSystem implements AutoCloseable {

  /** Quickstart's partitions; production has 12. */
  private static final int PARTITIONS = 4;

  private static final Map<String, Class<?>> MAINS =
      Map.of(
          "ingest", io.signalbox.ingest.Main.class,
          "routing", io.signalbox.routing.Main.class,
          "sla", io.signalbox.sla.Main.class,
          "survey", io.signalbox.survey.Main.class);

  private final EmbeddedBroker broker;
  private final List<EmbeddedServer> services;
  private boolean closed;

  private LocalSystem(EmbeddedBroker broker, List<EmbeddedServer> services) {
    this.broker = broker;
    this.services = services;
  }

  /**
   * Starts all and returns when all are there.
   *
   * @param more settings of every service beside those that tie the system together
   * @throws StartException if a port is taken or a service does not come up
   */
  public static LocalSystem start(Home home, Ports ports, Map<String, Object> more) {
    ports.checkFree();
    var broker = EmbeddedBroker.start(home.kafka(), ports.kafka());
    try {
      return new LocalSystem(broker, services(home, ports, broker.bootstrap(), more));
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** Lets services be ready that were started with {@code signalbox.start.held}. */
  public void release() {
    for (var service : services) {
      service.getApplicationContext().getBean(StartHold.class).release();
    }
  }

  /** Where Kafka's clients connect. */
  public String bootstrap() {
    return broker.bootstrap();
  }

  /** Stops the services, all at once, and then the broker they need for that. */
  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    try {
      stop(services);
    } finally {
      broker.close();
    }
  }

  private static List<EmbeddedServer> services(
      Home home, Ports ports, String bootstrap, Map<String, Object> more) {
    var starts = new LinkedHashMap<String, Callable<EmbeddedServer>>();
    ports
        .services()
        .forEach(
            (name, port) -> {
              var settings = new HashMap<>(more);
              // four services share this process, and its cores
              settings.putIfAbsent("signalbox.loop.loops", 1);
              settings.putAll(settings(home, port, bootstrap));
              starts.put(name, () -> start(name, settings));
            });
    return startAll(starts);
  }

  private static EmbeddedServer start(String service, Map<String, Object> settings) {
    return ServiceMain.start(service, main(service), settings).getBean(EmbeddedServer.class);
  }

  private static Class<?> main(String service) {
    var main = MAINS.get(service);
    if (main == null) throw new IllegalArgumentException("there is no service " + service);
    return main;
  }

  private static Map<String, Object> settings(Home home, int port, String bootstrap) {
    return Map.of(
        "micronaut.server.port",
        port,
        "micronaut.server.host",
        "127.0.0.1",
        "signalbox.partitions",
        PARTITIONS,
        "signalbox.kafka.bootstrap-servers",
        bootstrap,
        "signalbox.keys.file",
        home.keyHashes().toString(),
        "signalbox.internal-secret",
        home.secret(),
        "signalbox.data.dir",
        home.databases().toString(),
        "signalbox.survey.secret",
        home.surveySecret(),
        // only survey reads it, and only survey's port makes sense in it
        "signalbox.survey.public-url",
        "http://127.0.0.1:" + port);
  }

  private static List<EmbeddedServer> startAll(Map<String, Callable<EmbeddedServer>> starts) {
    var started = new ArrayList<EmbeddedServer>();
    try (var threads = Executors.newFixedThreadPool(starts.size())) {
      var futures = new LinkedHashMap<String, Future<EmbeddedServer>>();
      starts.forEach((name, start) -> futures.put(name, threads.submit(start)));
      futures.forEach((name, future) -> started.add(await(name, future)));
      return started;
    } catch (RuntimeException e) {
      stop(started);
      throw e;
    }
  }

  private static EmbeddedServer await(String service, Future<EmbeddedServer> start) {
    try {
      return start.get();
    } catch (ExecutionException e) {
      throw new StartException(service + " does not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while " + service + " was starting", e);
    }
  }

  /**
   * By their servers, as Micronaut's own shutdown hook does: both ways take the same locks in the
   * same order, and the second to come waits until the first is done.
   */
  private static void stop(List<EmbeddedServer> services) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      services.forEach(service -> threads.execute(service::stop));
    }
  }
}
