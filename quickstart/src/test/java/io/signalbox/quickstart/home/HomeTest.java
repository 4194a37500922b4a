package io.signalbox.quickstart.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  private static final List<String> AGENTS = List.of("agent-1", "agent-2");

  @TempDir Path directory;

  private Home home = new Home(Path.of("."));

  @BeforeEach
  void fresh() {
    home = new Home(directory.resolve("data"));
    home.create();
  }

  @Test
  void keys_are_made_once_and_for_each_agent() {
    var made = Keys.provide(home, "default", AGENTS);
    assertThat(Keys.provide(home, "default", AGENTS)).isEqualTo(made);
    assertThat(Keys.in(home)).contains(made);
    assertThat(Keys.ofAgents(home)).containsOnlyKeys(AGENTS).containsEntry("agent-1", made.agent());
  }

  @Test
  void an_agent_hired_later_gets_a_key_and_the_others_keep_theirs() {
    Keys.provide(home, "default", AGENTS);
    var before = Keys.ofAgents(home);
    Keys.provide(home, "default", List.of("agent-1", "agent-2", "agent-3"));
    assertThat(Keys.ofAgents(home)).containsAllEntriesOf(before).containsKey("agent-3");
  }

  @Test
  void another_workspace_gets_keys_of_its_own_once() throws IOException {
    var own = Keys.provide(home, "default", AGENTS);
    var other = Keys.OfWorkspace.provide(home, "other");
    assertThat(Keys.OfWorkspace.provide(home, "other")).isEqualTo(other);
    assertThat(Keys.provide(home, "default", AGENTS)).isEqualTo(own);

    var told = Files.readString(home.keyHashes());
    for (var key : List.of(other.admin(), other.integration(), other.supervisor(), other.ops())) {
      assertThat(told).contains(key.substring(0, key.length() - 44)).doesNotContain(key);
    }
    assertThat(told).contains("\"workspace\":\"other\"");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.directory().resolve("workspace-keys.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void keys_and_secrets_are_their_owners_and_no_key_is_among_what_services_read()
      throws IOException {
    var keys = Keys.provide(home, "default", AGENTS);
    home.secret();
    home.surveySecret();
    for (var file :
        List.of("keys.json", "agent-keys.json", "key-hashes.json", "secret", "survey-secret")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.directory().resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(home.keyHashes()))
        .doesNotContain(keys.admin(), keys.agent(), keys.integration())
        .contains(keys.admin().substring(0, "sb_admin_".length() + 8));
  }

  @Test
  void the_secret_stays_the_same() {
    assertThat(home.secret())
        .isEqualTo(home.secret())
        .hasSizeGreaterThanOrEqualTo(32)
        .isNotEqualTo(home.surveySecret());
  }

  @Test
  void a_directory_has_one_holder_at_a_time() {
    try (var _ = Holding.take(home)) {
      assertThatThrownBy(() -> Holding.take(home))
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("already runs on " + home.directory());
    }
    Holding.take(home).close();
  }

  @Test
  void what_was_killed_does_not_count_as_running() {
    var running = new Running(ProcessHandle.current().pid(), Instant.EPOCH, "k", Map.of());
    try (var _ = Holding.take(home)) {
      running.announce(home);
      assertThat(Running.on(home)).contains(running);
    }
    assertThat(Running.on(home)).isEmpty();
    assertThat(Running.announcedBy(running.pid() + 1, home)).isEmpty();
    try (var _ = Holding.take(home)) {
      assertThat(Running.on(home)).as("the next one, before it is ready").isEmpty();
    }
  }
}
