package io.signalbox.quickstart.command;

import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.workspace.Published;
import io.signalbox.quickstart.workspace.Publisher;
import io.signalbox.quickstart.workspace.Workspace;
import io.signalbox.quickstart.workspace.WorkspaceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code publish-workspace}: for installations whose services run elsewhere. */
@Command(
    name = "publish-workspace",
    description = "Publish a workspace file to a Kafka that the services of an installation read.")
public final class PublishWorkspaceCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--kafka", required = true, description = "bootstrap servers")
  private String kafka = "";

  @Option(names = "--file", description = "the workspace file (default: the one that comes along)")
  private @Nullable Path file;

  /** Prints to that terminal. */
  public PublishWorkspaceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var workspace = read();
    try (var sender =
        new CommandSender(kafka, workspace.name(), data.keys().admin(), terminal.clock())) {
      var sent = Publisher.publish(workspace, Published.nothing(), sender);
      terminal.say("published " + sent.size() + " definitions of workspace " + workspace.name());
    }
  }

  private Workspace read() {
    if (file == null) return WorkspaceFile.named("default");
    try {
      return WorkspaceFile.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new Complaint("can't read " + file + ": " + e.getMessage());
    }
  }
}
