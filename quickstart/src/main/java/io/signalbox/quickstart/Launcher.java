package io.signalbox.quickstart;

import io.signalbox.broker.BrokerException;
import io.signalbox.quickstart.command.Complaint;
import io.signalbox.quickstart.command.ConfigCommand;
import io.signalbox.quickstart.command.DeadCommand;
import io.signalbox.quickstart.command.DemoCommand;
import io.signalbox.quickstart.command.DownCommand;
import io.signalbox.quickstart.command.KeysCommand;
import io.signalbox.quickstart.command.MakeKeysCommand;
import io.signalbox.quickstart.command.PublishWorkspaceCommand;
import io.signalbox.quickstart.command.ResetCommand;
import io.signalbox.quickstart.command.SendCommand;
import io.signalbox.quickstart.command.StatusCommand;
import io.signalbox.quickstart.command.TailCommand;
import io.signalbox.quickstart.command.Terminal;
import io.signalbox.quickstart.command.TicketCommand;
import io.signalbox.quickstart.command.UpCommand;
import io.signalbox.quickstart.command.UsageException;
import io.signalbox.quickstart.home.HomeException;
import io.signalbox.quickstart.system.StartException;
import io.signalbox.quickstart.workspace.WorkspaceException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./signalbox}. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 something is missing. */
@Command(
    name = "signalbox",
    description = "Customer contacts in; classified, assigned, answered, surveyed tickets out.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT, // every command has --help
    synopsisSubcommandLabel = "COMMAND",
    version = "signalbox 0.1.0")
public final class Launcher {

  private Launcher() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    // before the first logger: commands that only look stay silent
    System.setProperty("logback.configurationFile", "logback-quiet.xml");
    System.exit(commandLine(Terminal.ofThisProcess()).execute(arguments));
  }

  /** All commands, on that terminal. */
  static CommandLine commandLine(Terminal terminal) {
    var commands = new CommandLine(new Launcher());
    Stream.of(
            new UpCommand(terminal),
            new DemoCommand(terminal),
            new KeysCommand(terminal),
            new StatusCommand(terminal),
            new SendCommand(terminal),
            new TailCommand(terminal),
            new DeadCommand(terminal),
            new TicketCommand(terminal),
            new ConfigCommand(terminal),
            new DownCommand(terminal),
            new ResetCommand(terminal),
            new PublishWorkspaceCommand(terminal),
            new MakeKeysCommand(terminal))
        .forEach(commands::addSubcommand);
    return commands
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setExecutionExceptionHandler((failure, _, _) -> told(failure, terminal));
  }

  /** A person gets a line; only what we did not foresee comes with its trace. */
  private static int told(Exception failure, Terminal terminal) {
    switch (failure) {
      case UsageException e -> {
        terminal.complain(String.valueOf(e.getMessage()));
        return CommandLine.ExitCode.USAGE;
      }
      case Complaint e -> terminal.complain(String.valueOf(e.getMessage()));
      case HomeException e -> terminal.complain(String.valueOf(e.getMessage()));
      case BrokerException e -> terminal.complain(String.valueOf(e.getMessage()));
      case StartException e -> terminal.complain(String.valueOf(e.getMessage()));
      case WorkspaceException e -> terminal.complain("workspace file: " + e.getMessage());
      default -> {
        terminal.complain("something failed that should not: " + failure);
        failure.printStackTrace(terminal.err());
      }
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
