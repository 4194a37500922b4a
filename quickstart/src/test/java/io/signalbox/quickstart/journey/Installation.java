package io.signalbox.quickstart.journey;

import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Command;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.workspace.Definition;
import io.signalbox.quickstart.workspace.Published;
import io.signalbox.quickstart.workspace.Publisher;
import io.signalbox.quickstart.workspace.Workspace;
import io.signalbox.quickstart.workspace.WorkspaceFile;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kafka, four processes and a workspace: what the journeys go through. One for each engine, started
 * when first asked for and ended with this JVM. With {@code -Pcontainers} Kafka and PostgreSQL run
 * in containers.
 */
final class Installation {
  static final int PARTITIONS = 4;
  static final List<String> SERVICES = List.of("ingest", "routing", "sla", "survey");
  private static final Map<Engine, Installation> RUNNING = new EnumMap<>(Engine.class);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Workspace workspace = workspaceFile();
  private final List<String> agents =
      workspace.definitions().stream()
          .filter(each -> each.type().equals("agent.define"))
          .map(Definition::subject)
          .toList();
  private final Home home;
  private final Keys keys;
  private final Kafka kafka;
  private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
  private final Map<String, CommandSender> senders = new HashMap<>();
  private final Map<String, ServiceClient> clients = new HashMap<>();

  private Installation(Engine engine) throws IOException {
    home = new Home(Files.createTempDirectory("journey"));
    home.create();
    keys = Keys.provide(home, workspace.name(), agents);
    kafka = Kafka.start(home);
    var ports = FreePorts.some(SERVICES.size());
    for (var service : SERVICES) {
      var port = ports.removeFirst();
      var environment = new HashMap<>(engine.database(home));
      environment.putAll(environment(service, port));
      var log = home.directory().resolve(service + ".log");
      services.put(service, new ServiceProcess(service, port, environment, log));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "journey-end"));
    services.values().forEach(ServiceProcess::start);
    services.values().forEach(ServiceProcess::awaitReady);
  }

  /** The one that runs on that engine. */
  static synchronized Installation on(Engine engine) {
    return RUNNING.computeIfAbsent(engine, Installation::started);
  }

  private static Installation started(Engine engine) {
    try {
      var began = System.nanoTime();
      var installation = new Installation(engine);
      var _ = installation.in(installation.workspace());
      System.out.printf(
          "journeys on %s: four processes ready, workspace in force after %.1f s%n",
          engine, (System.nanoTime() - began) / 1e9);
      return installation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Workspace workspaceFile() {
    try (var in = Installation.class.getResourceAsStream("/journey.yaml")) {
      return WorkspaceFile.parse(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment(String service, int port) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        kafka.bootstrap(),
        "SIGNALBOX_PARTITIONS",
        Integer.toString(PARTITIONS),
        "SIGNALBOX_INTERNAL_SECRET",
        home.secret(),
        "SIGNALBOX_KEYS_FILE",
        home.keyHashes().toString(),
        "SIGNALBOX_BLOBS_DIR",
        home.databases().resolveSibling("blobs").toString(),
        "SURVEY_SECRET",
        home.surveySecret(),
        "SURVEY_PUBLIC_URL",
        "http://127.0.0.1:" + port, // only survey reads it, and its own port makes sense in it
        service.toUpperCase(Locale.ROOT) + "_PORT",
        Integer.toString(port));
  }

  /** The workspace that the keys belong to. */
  String workspace() {
    return workspace.name();
  }

  /**
   * Writes to the entry topics of a workspace, as an admin. The first time it is asked for, the
   * workspace gets all its definitions, and its agents come to work.
   */
  synchronized CommandSender in(String name) {
    return senders.computeIfAbsent(name, this::opened);
  }

  private CommandSender opened(String name) {
    var sender = new CommandSender(kafka.bootstrap(), name, keys.admin(), InstantSource.system());
    awaitDone(name, Publisher.publish(workspace, Published.nothing(), sender));
    var here =
        agents.stream()
            .map(
                agent ->
                    command(
                        Topics.ROUTING_COMMANDS,
                        "agent.presence",
                        agent,
                        Map.of("agentId", agent, "presence", "available")))
            .toList();
    sender.sendAll(here.stream());
    awaitDone(name, here);
    return sender;
  }

  private void awaitDone(String name, List<Command> commands) {
    var admin = as(keys.admin());
    for (var command : commands) {
      var service = command.topic().substring(0, command.topic().indexOf('.'));
      var path = "/v1/commands/" + command.id() + "?workspace=" + name;
      Waiting.await()
          .alias(command.toString())
          .until(() -> admin.get(service, path).json().path("status").asText(), "done"::equals);
    }
  }

  /** A command with an id of its own. */
  static Command command(String topic, String type, String subject, Map<String, ?> body) {
    var id = Ids.timeOrdered(Instant.now(), type, Integer.toString(COUNT.incrementAndGet()));
    return new Command(topic, type, id, subject, Json.text(body));
  }

  Keys keys() {
    return keys;
  }

  Home home() {
    return home;
  }

  String agentKey(String agent) {
    return Objects.requireNonNull(Keys.ofAgents(home).get(agent), agent);
  }

  /** A client with that key. */
  synchronized ServiceClient as(String key) {
    var addresses = new HashMap<String, String>();
    services.forEach((name, service) -> addresses.put(name, service.address()));
    return clients.computeIfAbsent(key, each -> new ServiceClient(addresses, each));
  }

  String bootstrap() {
    return kafka.bootstrap();
  }

  ServiceProcess service(String name) {
    return Objects.requireNonNull(services.get(name), name);
  }

  private void end() {
    services.values().forEach(ServiceProcess::kill);
    kafka.end().run();
    home.delete();
  }

  /** What the services wrote last, for an assertion that failed. */
  String logs() {
    var all = new StringBuilder();
    services.forEach(
        (name, service) ->
            all.append("--- ").append(name).append('\n').append(service.lastLines()).append('\n'));
    return all.toString();
  }
}
