package io.signalbox.quickstart.command;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.workspace.WorkspaceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code make-keys}: for installations whose services run elsewhere. */
@Command(
    name = "make-keys",
    description = "Make keys, what services need to know of them, and the services' own secret.")
public final class MakeKeysCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  /** Prints to that terminal. */
  public MakeKeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var home = data.home();
    home.create();
    var workspace = WorkspaceFile.named("default");
    var agents = workspace.all(DefineAgent.class).map(DefineAgent::id).toList();
    Keys.provide(home, workspace.name(), agents);
    home.secret();
    home.surveySecret();
    terminal.say("keys are in " + home.directory());
  }
}
