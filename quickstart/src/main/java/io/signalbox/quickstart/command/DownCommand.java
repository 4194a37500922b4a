package io.signalbox.quickstart.command;

import io.signalbox.quickstart.home.Running;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}. */
@Command(name = "down", description = "Stop what runs on the data directory.")
public final class DownCommand implements Runnable {

  private static final long PATIENCE_SECONDS = 60;

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  /** Prints to that terminal. */
  public DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var running = Running.on(data.home());
    if (running.isEmpty()) {
      terminal.say("Nothing runs on " + data.home().directory() + ".");
      return;
    }
    stop(running.get().pid());
    terminal.say("Stopped.");
  }

  /** Asks the process to stop and waits until it has. */
  static void stop(long pid) {
    var process = ProcessHandle.of(pid);
    if (process.isEmpty()) return;
    process.get().destroy();
    try {
      process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new Complaint("process " + pid + " does not stop; `kill -9 " + pid + "` loses nothing");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Complaint("interrupted while process " + pid + " was stopping");
    }
  }
}
