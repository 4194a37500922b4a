package io.signalbox.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.quickstart.command.Terminal;
import io.signalbox.quickstart.home.Holding;
import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Keys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Help for every command, and data directories that are broken or in use. */
class LauncherTroubleTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void every_command_has_help() {
    assertHelpful(launcher(), "signalbox");
  }

  private void assertHelpful(CommandLine command, String name) {
    out.getBuffer().setLength(0);
    assertThat(command.execute("--help")).as(name).isZero();
    assertThat(out.toString()).contains("Usage: " + name, "--help");
    command.getSubcommands().forEach((sub, line) -> assertHelpful(line, name + " " + sub));
  }

  @Test
  void keys_that_cannot_be_read_are_named_without_a_trace() throws Exception {
    var home = used();
    for (var file : List.of("keys.json", "agent-keys.json", "key-hashes.json")) {
      var whole = Files.readAllBytes(home.directory().resolve(file));
      Files.writeString(home.directory().resolve(file), "[{");
      err.getBuffer().setLength(0);
      assertThat(run("make-keys")).isEqualTo(1);
      assertThat(err.toString().lines()).as(file).hasSize(1);
      assertThat(err.toString()).contains("can't read", file);
      Files.write(home.directory().resolve(file), whole);
    }
    assertThat(run("make-keys")).isZero();
  }

  @Test
  void a_file_is_no_data_directory() throws Exception {
    Files.writeString(data(), "a file");
    assertThat(run("up")).isEqualTo(1);
    assertThat(err.toString()).contains("is a file, not a directory");
  }

  @Test
  void what_is_just_starting_is_not_deleted() {
    var home = used();
    try (var _ = Holding.take(home)) {
      assertThat(run("reset", "--yes")).isEqualTo(1);
      assertThat(err.toString()).contains("already runs on", "signalbox down");
    }
    assertThat(home.directory()).exists();
    assertThat(run("reset", "--yes")).isZero();
    assertThat(home.directory()).doesNotExist();
  }

  private Home used() {
    var home = new Home(data());
    home.create();
    Keys.provide(home, "default", List.of("agent-1"));
    return home;
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data().toString()));
    return launcher().execute(all.toArray(String[]::new));
  }

  private CommandLine launcher() {
    var terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            Map.of(),
            InstantSource.system(),
            () -> "");
    return Launcher.commandLine(terminal);
  }

  private Path data() {
    return directory.resolve("data");
  }
}
