package io.signalbox.quickstart.command;

import io.signalbox.quickstart.workspace.WorkspaceFile;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}. */
@Command(name = "up", description = "Start everything and stay until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--detach", description = "return once all services are ready")
  private boolean detach;

  /** As {@link Detached} starts it: its output is a file, where no key must stand. */
  @Option(names = "--in-background", hidden = true)
  private boolean inBackground;

  /** Prints to that terminal. */
  public UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    var home = data.home();
    if (detach) {
      var running = Detached.start(home, terminal);
      Welcome.print(terminal, home, running);
      terminal.say(
          "Runs in the background; `./signalbox down%s` stops it."
              .formatted(Welcome.dataOption(home)));
      return 0;
    }
    terminal.say("Starting ...");
    try (var session = Session.start(home, terminal, WorkspaceFile.named("default"))) {
      if (inBackground) {
        terminal.say("Signalbox is ready.");
      } else {
        Welcome.print(terminal, home, session.running());
        terminal.say("Ctrl-C stops it.");
      }
      new CountDownLatch(1).await(); // the shutdown hook stops the system
    }
    return 0;
  }
}
