package io.signalbox.quickstart.command;

import io.signalbox.quickstart.demo.Demo;
import io.signalbox.quickstart.demo.Place;
import io.signalbox.quickstart.demo.Report;
import io.signalbox.quickstart.demo.ReportTable;
import io.signalbox.quickstart.demo.Shape;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.home.Running;
import io.signalbox.quickstart.workspace.Workspace;
import io.signalbox.quickstart.workspace.WorkspaceFile;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
    name = "demo",
    description = "Play a working day in a minute: customers, agents, broken promises, surveys.")
public final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--shape",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "which day (default: ${DEFAULT-VALUE})")
  private String shapeName = "default";

  @Option(
      names = "--once",
      description = "stop everything at the end; exit code 0 if every contact was accounted for")
  private boolean once;

  @Option(names = "--report", paramLabel = "FILE", description = "write the figures there, as JSON")
  private @Nullable Path reportFile;

  /** Prints to that terminal. */
  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    var shape =
        Shape.named(shapeName)
            .orElseThrow(() -> new UsageException("there is no shape " + shapeName));
    var workspace = WorkspaceFile.named(shape.workspace(), shape.overlay());
    var before = Running.on(data.home());
    if (before.isPresent()) return joined(shape, workspace, before.get());
    terminal.say("Starting ...");
    try (var session = Session.start(data.home(), terminal, workspace)) {
      return begun(shape, workspace, session);
    }
  }

  /** Plays on a system that somebody else started and that goes on unless asked to stop. */
  private int joined(Shape shape, Workspace workspace, Running running)
      throws InterruptedException {
    Session.publish(data.home(), running, terminal, workspace);
    int code;
    try (var demo = demo(shape, workspace, running)) {
      code = play(demo, shape);
      demo.sendHome();
    }
    if (once) DownCommand.stop(running.pid());
    return code;
  }

  private int begun(Shape shape, Workspace workspace, Session session) throws InterruptedException {
    try (var demo = demo(shape, workspace, session.running())) {
      var code = play(demo, shape);
      if (once) return code;
      Welcome.print(terminal, data.home(), session.running());
      terminal.say("Everything goes on running, agents and customers too. Ctrl-C stops it.");
      new CountDownLatch(1).await(); // the shutdown hook stops the system
      return code;
    }
  }

  private Demo demo(Shape shape, Workspace workspace, Running running) {
    var keys = data.keys();
    var place =
        new Place(
            running.kafka(),
            running.services(),
            keys.admin(),
            keys.integration(),
            Keys.ofAgents(data.home()));
    return new Demo(shape, workspace.name(), place, terminal.clock());
  }

  private int play(Demo demo, Shape shape) throws InterruptedException {
    terminal.say(
        "Playing %d contacts in %d s, with promises of seconds instead of minutes and hours"
            .formatted(shape.contacts(), shape.over().toSeconds()));
    terminal.say("(until the next `up`). Warnings, breaches and escalations are meant to happen.");
    var report = demo.play(terminal.out(), terminal.interactive());
    terminal.say("");
    terminal.say(ReportTable.of(report));
    write(report);
    if (report.unaccounted() == 0) return 0;
    terminal.complain(report.unaccounted() + " contacts are not accounted for");
    return 1;
  }

  private void write(Report report) {
    if (reportFile == null) return;
    try {
      Files.write(reportFile, Json.bytes(report));
    } catch (IOException e) {
      throw new Complaint("can't write " + reportFile + ": " + e.getMessage());
    }
  }
}
