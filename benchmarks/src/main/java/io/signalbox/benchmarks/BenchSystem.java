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
import io.signalbox.quickstart.workspace.WorkspaceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The whole system on a directory of its own, with as many agents as the load needs. */
final class BenchSystem implements AutoCloseable {
  static final String WORKSPACE = "bench";
  static final int AGENTS = 100;

  /** All load comes with one key: what a key may send is not what is measured. */
  private static final Map<String, Object> UNLIMITED =
      Map.of("signalbox.rate.per-second", 1_000_000, "signalbox.rate.burst", 1_000_000);

  private final Home home;
  private final LocalSystem system;
  private final CommandSender sender;
  private final ServiceClient client;

  private BenchSystem(Home home, LocalSystem system, Ports ports, Keys keys) {
    this.home = home;
    this.system = system;
    this.sender =
        new CommandSender(system.bootstrap(), WORKSPACE, keys.admin(), InstantSource.system());
    this.client = new ServiceClient(ports.addresses(), keys.admin());
  }

  /**
   * Starts it.
   *
   * @param autoAccept {@code true} if agents need not accept what they are given
   */
  static BenchSystem start(String autoAccept) throws IOException, InterruptedException {
    var home = new Home(Files.createTempDirectory("bench"));
    home.create();
    var workspace = WorkspaceFile.parse(workspaceFile(autoAccept).getBytes(StandardCharsets.UTF_8));
    var agents = IntStream.rangeClosed(1, AGENTS).mapToObj(n -> "agent-" + n).toList();
    var keys = Keys.provide(home, WORKSPACE, agents);
    var ports = ports();
    var system = LocalSystem.start(home, ports, UNLIMITED);
    var started = new BenchSystem(home, system, ports, keys);
    var commands = Publisher.publish(workspace, Published.in(home.published()), started.sender);
    Publisher.awaitDecided(commands, started.client);
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
    started.sender.sendAll(presences.stream());
    Publisher.awaitDecided(presences, started.client);
    return started;
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

  CommandSender sender() {
    return sender;
  }

  ServiceClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    sender.close();
    system.close();
    home.delete();
  }
}
