package io.signalbox.quickstart.command;

import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.workspace.Change;
import io.signalbox.quickstart.workspace.InForce;
import io.signalbox.quickstart.workspace.Workspace;
import io.signalbox.quickstart.workspace.WorkspaceFile;
import io.signalbox.quickstart.workspace.WorkspaceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config export|diff|apply FILE}. */
@Command(
    name = "config",
    description = "Compare what is set up with a workspace file, and make it so.",
    synopsisSubcommandLabel = "export|diff|apply FILE")
public final class ConfigCommand {

  private final Terminal terminal;

  /** Prints to that terminal. */
  public ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "export", description = "Write what is set up to a new file.")
  void export(
      @Mixin DataOption data,
      @Option(
              names = "--workspace",
              defaultValue = "default",
              description = "the workspace (default: ${DEFAULT-VALUE})")
          String workspace,
      @Parameters(paramLabel = "FILE") Path file) {
    if (!workspace.matches("[A-Za-z0-9._-]{1,200}")) {
      throw new UsageException("not the name of a workspace: " + workspace);
    }
    if (Files.exists(file)) throw new Complaint(file + " is there already; name another file");
    var text = WorkspaceText.of(in(data, workspace, InForce::read));
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new Complaint("can't write " + file + ": " + e.getMessage());
    }
    terminal.say("wrote " + file);
  }

  @Command(name = "diff", description = "Print what apply would change.")
  void diff(@Mixin DataOption data, @Parameters(paramLabel = "FILE") Path file) {
    var wanted = read(file);
    show(in(data, wanted.name(), there -> Change.between(there.read(), wanted)));
  }

  @Command(
      name = "apply",
      description = "Print what differs, then make it as the file says; what is alike is not sent.")
  void apply(
      @Mixin DataOption data,
      @Option(names = "--remove", description = "also remove what the file's sections do not name")
          boolean remove,
      @Parameters(paramLabel = "FILE") Path file) {
    var wanted = read(file);
    var made =
        in(
            data,
            wanted.name(),
            there -> {
              var changes = Change.between(there.read(), wanted);
              show(changes);
              var some = changes.stream().filter(change -> remove || !change.removes()).toList();
              some.forEach(there::make);
              if (some.size() < changes.size()) {
                terminal.say("Nothing was removed; --remove removes what is marked with -.");
              }
              return some.size();
            });
    terminal.say("made " + made + (made == 1 ? " change" : " changes"));
  }

  private void show(List<Change> changes) {
    changes.forEach(change -> change.lines().forEach(terminal::say));
    if (changes.isEmpty()) terminal.say("Nothing differs.");
  }

  private static <T> T in(DataOption data, String workspace, Function<InForce, T> question) {
    try (var client = new ServiceClient(data.running().services(), data.keys().admin())) {
      return question.apply(new InForce(client, workspace));
    }
  }

  private static Workspace read(Path file) {
    try {
      return WorkspaceFile.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new Complaint("can't read " + file + ": " + e.getMessage());
    }
  }
}
