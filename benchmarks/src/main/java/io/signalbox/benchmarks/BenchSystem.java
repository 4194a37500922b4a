package io.signalbox.benchmarks;

import io.signalbox.quickstart.client.Command;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.system.LocalSystem;
import io.signalbox.quickstart.system.Ports;
import io.signalbox.quickstart.workspace.Published;
import io.signalbox.quickstart.workspace.Publisher;
import io.signalbox.quickstart.workspace.Workspace;
import io.signalbox.quickstart.workspace.WorkspaceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The whole system on a directory of its own, with as many agents as the load needs. */
final class BenchSystem implements AutoCloseable {
  static final String WORKSPACE = "bench";
  static final int AGENTS = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Home home;
  private final LocalSystem system;

  /** By workspace: the first one's admin may send for all, by Kafka. */
  private final Map<String, CommandSender> senders = new LinkedHashMap<>();

  private final ServiceClient client;

  private BenchSystem(Home home, LocalSystem system, Ports ports, Keys keys, int workspaces) {
    this.home = home;
    this.system = system;
    for (var n = 0; n < workspaces; n++) {
      var name = n == 0 ? WORKSPACE : WORKSPACE + "-" + n;
      senders.put(
          name, new CommandSender(system.bootstrap(), name, keys.admin(), InstantSource.system()));
    }
    this.client = new ServiceClient(ports.addresses(), keys.admin());
  }

  /**
   * Starts it.
   *
   * @param autoAccept {@code true} if agents need not accept what they are given
   * @param workspaces how many share the load
   * @param loops of each service
   */
  static BenchSystem start(String autoAccept, int workspaces, int loops)
      throws IOException, InterruptedException {
    var home = new Home(Files.createTempDirectory("bench"));
    home.create();
    var workspace = WorkspaceFile.parse(workspaceFile(autoAccept).getBytes(StandardCharsets.UTF_8));
    var agents = IntStream.rangeClosed(1, AGENTS).mapToObj(n -> "agent-" + n).toList();
    var keys = Keys.provide(home, WORKSPACE, agents);
    var ports = ports();
    var system = LocalSystem.start(home, ports, settings(loops));
    var started = new BenchSystem(home, system, ports, keys, workspaces);
    var first = started.populate(WORKSPACE, workspace, agents, Published.in(home.published()));
    Publisher.awaitDecided(first, started.client);
    started.populateOthers(workspace, agents);
    return started;
  }

  /** All load comes with one key: what a key may send is not what is measured. */
  private static Map<String, Object> settings(int loops) {
    return Map.of(
        "signalbox.rate.per-second",
        1_000_000,
        "signalbox.rate.burst",
        1_000_000,
        "signalbox.loop.loops",
        loops);
  }

  private List<Command> populate(
      String name, Workspace workspace, List<String> agents, Published published) {
    var commands = new ArrayList<>(Publisher.publish(workspace, published, sender(name)));
    var presences =
        agents.stream()
            .map(
                agent ->
                    new Command(
                        "routing.commands",
                        "agent.presence",
                        "presence-" + agent,
                        agent,
                        "{\"agentId\":\"" + agent + "\",\"presence\":\"available\"}"))
            .toList();
    sender(name).sendAll(presences.stream());
    commands.addAll(presences);
    return commands;
  }

  /** Over HTTP nobody may ask for the others' outcomes: their last events tell. */
  private void populateOthers(Workspace workspace, List<String> agents)
      throws InterruptedException {
    var others = senders.keySet().stream().filter(name -> !name.equals(WORKSPACE)).toList();
    var left = new CountDownLatch(others.size() * agents.size());
    try (var _ =
        new Follower(
            bootstrap(),
            List.of("tickets"),
            (type, _) -> {
              if (type.equals("agent.presence-changed")) left.countDown();
            })) {
      for (var name : others) {
        var _ = populate(name, workspace, agents, Published.in(home.published()));
      }
      if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(left.getCount() + " agents are not there");
      }
    }
  }

  private static String workspaceFile(String autoAccept) throws IOException {
    try (var in = BenchSystem.class.getResourceAsStream("/bench.yaml")) {
      if (in == null) throw new IllegalStateException("bench.yaml is missing");
      var text = new StringBuilder(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      text.append("agents:\n");
      for (var n = 1; n <= AGENTS; n++) {
        text.append(
            """
              - {id: agent-%d, name: Agent %d, tier: %d, site: hall, autoAccept: %s,
                 skills: {general: 3, billing: 3}, languages: [en],
                 capacity: {email: 1000, chat: 1000, web: 1000}, maxTickets: 1000}
            """
                .formatted(n, n, 1 + n % 2, autoAccept));
      }
      return text.toString();
    }
  }

  private static Ports ports() throws IOException {
    var services = new LinkedHashMap<String, Integer>();
    for (var name : List.of("ingest", "routing", "sla", "survey")) services.put(name, free());
    return new Ports(free(), services);
  }

  static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String bootstrap() {
    return system.bootstrap();
  }

  /** The workspaces that share the load. */
  List<String> workspaces() {
    return List.copyOf(senders.keySet());
  }

  CommandSender sender() {
    return sender(WORKSPACE);
  }

  /** Who sends for a workspace. */
  CommandSender sender(String workspace) {
    return Objects.requireNonNull(senders.get(workspace), workspace);
  }

  ServiceClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    senders.values().forEach(CommandSender::close);
    system.close();
    home.delete();
  }
}
