package io.signalbox.quickstart.command;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.home.Holding;
import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.home.Running;
import io.signalbox.quickstart.system.LocalSystem;
import io.signalbox.quickstart.system.Ports;
import io.signalbox.quickstart.workspace.Published;
import io.signalbox.quickstart.workspace.Publisher;
import io.signalbox.quickstart.workspace.Workspace;
import io.signalbox.runtime.json.Json;
import java.util.Map;

/** A system that this process runs on a data directory, until it is closed or the process ends. */
final class Session implements AutoCloseable {

  /** The services are ready once their definitions are in force. */
  private static final Map<String, Object> HELD = Map.of("signalbox.start.held", true);

  private final Home home;
  private final Holding holding;
  private final LocalSystem system;
  private final Running running;
  private boolean closed;

  private Session(Home home, Holding holding, LocalSystem system, Running running) {
    this.home = home;
    this.holding = holding;
    this.system = system;
    this.running = running;
  }

  /** Starts everything, publishes the workspace, and returns when it is in force. */
  static Session start(Home home, Terminal terminal, Workspace workspace) {
    var holding = Holding.take(home);
    var watch = StartWatch.begin(home.log(), terminal);
    try {
      logTo(home);
      Keys.provide(
          home, workspace.name(), workspace.all(DefineAgent.class).map(DefineAgent::id).toList());
      var ports = Ports.from(terminal.environment());
      var system = LocalSystem.start(home, ports, HELD);
      var running =
          new Running(
              ProcessHandle.current().pid(),
              terminal.clock().instant(),
              system.bootstrap(),
              ports.addresses());
      var session = new Session(home, holding, system, running);
      Runtime.getRuntime().addShutdownHook(new Thread(session::close, "signalbox-stop"));
      publish(home, running, terminal, workspace);
      system.release();
      running.announce(home);
      return session;
    } catch (RuntimeException e) {
      holding.close();
      throw e;
    } finally {
      watch.end();
    }
  }

  /** Publishes a workspace to a running system and waits until it is in force. */
  static void publish(Home home, Running running, Terminal terminal, Workspace workspace) {
    var admin = Keys.in(home).map(Keys::admin).orElseThrow();
    var published = Published.in(home.published());
    try (var sender =
            new CommandSender(running.kafka(), workspace.name(), admin, terminal.clock());
        var client = new ServiceClient(running.services(), admin)) {
      var commands = Publisher.publish(workspace, published, sender);
      Publisher.awaitDecided(commands, client);
      Home.writePrivately(home.published(), Json.bytes(published));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Complaint("interrupted while the workspace was published");
    }
  }

  Running running() {
    return running;
  }

  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    Running.withdraw(home);
    system.close();
    holding.close();
  }

  private static void logTo(Home home) {
    System.setProperty("signalbox.logfile", home.log().toString());
    System.setProperty("logback.configurationFile", "logback-quickstart.xml");
  }
}
