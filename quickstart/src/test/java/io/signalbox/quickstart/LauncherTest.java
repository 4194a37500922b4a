package io.signalbox.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.quickstart.command.Terminal;
import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no running system, and what they answer when they need one. */
class LauncherTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String typed = "";
  private Map<String, String> environment = Map.of();

  @Test
  void wrong_usage_ends_with_2() {
    assertThat(run("fly")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("up", "--sideways")).isEqualTo(2);
    assertThat(run("dead")).isEqualTo(2);
    assertThat(run("config")).isEqualTo(2);
    assertThat(run("config", "diff")).isEqualTo(2);
    assertThat(run("config", "export", "--workspace", "../x", "f")).isEqualTo(2);
    assertThat(run("demo", "--shape", "../secrets")).isEqualTo(2);
    assertThat(run("demo", "--shape", "square")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no shape square");
  }

  @Test
  void what_needs_a_running_system_says_how_to_start_one() {
    for (var command :
        List.of(
            List.of("send", "hello"),
            List.of("tail", "tickets"),
            List.of("ticket", "t-1"),
            List.of("dead", "list"),
            List.of("config", "export", data().resolveSibling("new.yaml").toString()))) {
      assertThat(run(command.toArray(String[]::new))).as(command.toString()).isEqualTo(1);
    }
    assertThat(err.toString().lines())
        .hasSize(5)
        .allMatch(line -> line.contains("nothing runs on") && line.contains("signalbox up"));
  }

  @Test
  void keys_prints_one_of_each_role_as_json() {
    assertThat(run("keys")).isEqualTo(1);
    var home = new Home(data());
    home.create();
    var made = Keys.provide(home, "default", List.of("agent-1"));
    assertThat(run("keys")).isZero();
    assertThat(Json.read(out.toString().strip(), Keys.class)).isEqualTo(made);
  }

  @Test
  void keys_of_another_workspace_are_made_once_and_its_name_must_be_one() {
    new Home(data()).create();
    assertThat(run("keys", "--workspace", "second")).isEqualTo(1); // no system was ever there
    Keys.provide(new Home(data()), "default", List.of("agent-1"));
    assertThat(run("keys", "--workspace", "second")).isZero();
    var made = Json.read(out.toString().strip(), Keys.OfWorkspace.class);
    out.getBuffer().setLength(0);
    assertThat(run("keys", "--workspace", "second")).isZero();
    assertThat(Json.read(out.toString().strip(), Keys.OfWorkspace.class)).isEqualTo(made);
    assertThat(run("keys", "--workspace", "../second")).isEqualTo(2);
    assertThat(err.toString()).contains("a workspace's name has letters");
  }

  @Test
  void status_of_nothing_is_1_and_says_so_as_json_too() {
    assertThat(run("status", "--json")).isEqualTo(1);
    assertThat(out.toString()).contains("{\"running\":false,\"services\":{}}");
    assertThat(run("down")).isZero();
  }

  @Test
  void reset_asks_first_and_touches_no_directory_but_its_own() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("precious.txt"), "mine");
    assertThat(run("reset", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("is no data directory of ours");
    Keys.provide(new Home(data()), "default", List.of("agent-1"));
    typed = "n";
    assertThat(run("reset")).isEqualTo(1);
    assertThat(data()).exists();
    typed = "y";
    assertThat(run("reset")).isZero();
    assertThat(data()).doesNotExist();
  }

  @Test
  void a_taken_port_is_named_with_the_variable_that_moves_it() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      environment =
          Map.of(
              "KAFKA_PORT", free(),
              "INGEST_PORT", free(),
              "ROUTING_PORT", free(),
              "SLA_PORT", Integer.toString(taken.getLocalPort()),
              "SURVEY_PORT", free());
      assertThat(run("up")).isEqualTo(1);
    }
    assertThat(err.toString()).contains("which sla needs, is taken", "set SLA_PORT");
  }

  @Test
  void a_port_that_is_none_is_refused() {
    environment = Map.of("KAFKA_PORT", "ninety");
    assertThat(run("up")).isEqualTo(1);
    assertThat(err.toString()).contains("KAFKA_PORT must be a port from 1 to 65535, not ninety");
  }

  private int run(String... arguments) {
    var terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            environment,
            InstantSource.system(),
            () -> typed);
    var all = new ArrayList<>(List.of(arguments));
    if (!all.isEmpty() && !all.getFirst().equals("dead") && !all.getFirst().equals("fly")) {
      all.addAll(List.of("--data", data().toString()));
    } else if (all.size() > 1) {
      all.addAll(List.of("--data", data().toString())); // belongs to the command below
    }
    return Launcher.commandLine(terminal).execute(all.toArray(String[]::new));
  }

  private static String free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private Path data() {
    return directory.resolve("data");
  }
}
