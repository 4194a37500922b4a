package io.signalbox.quickstart.command;

import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.workspace.WorkspaceFile;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.security.Workspaces;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys}. */
@Command(
    name = "keys",
    description = "Print the API key of each role, as JSON; make them for one more workspace.")
public final class KeysCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "those of another workspace than that of the workspace file, made if need be")
  private @Nullable String workspace;

  /** Prints to that terminal. */
  public KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var own = data.keys();
    var name = workspace;
    if (name == null || name.equals(WorkspaceFile.named("default").name())) {
      terminal.say(Json.text(own));
      return;
    }
    if (!Workspaces.isName(name)) {
      throw new UsageException(
          "a workspace's name has letters, digits, dots, dashes and underscores, up to 100");
    }
    terminal.say(Json.text(Keys.OfWorkspace.provide(data.home(), name)));
  }
}
