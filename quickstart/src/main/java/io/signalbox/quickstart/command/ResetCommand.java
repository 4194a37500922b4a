package io.signalbox.quickstart.command;

import io.signalbox.quickstart.home.Holding;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reset}. */
@Command(name = "reset", description = "Delete the data directory, after asking.")
public final class ResetCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  /** Asks and prints there. */
  public ResetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var home = data.home();
    if (!Files.exists(home.directory())) {
      terminal.say("There is no " + home.directory() + ".");
      return;
    }
    if (!home.used()) {
      throw new Complaint(home.directory() + " is no data directory of ours: it has no keys");
    }
    // held while asking, too: what starts or stops on the directory has no announcement out
    try (var _ = Holding.take(home)) {
      if (!yes && !agreed(home.directory().toString())) {
        throw new Complaint("nothing was deleted");
      }
      home.delete();
    }
    terminal.say("Deleted.");
  }

  private boolean agreed(String directory) {
    terminal.out().print("Delete " + directory + " and all tickets in it? [y/N] ");
    terminal.out().flush();
    return terminal.input().get().strip().equalsIgnoreCase("y");
  }
}
