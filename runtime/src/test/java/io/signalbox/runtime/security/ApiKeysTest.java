package io.signalbox.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final Instant NINE = Instant.parse("2026-06-01T09:00:00Z");

  private Instant now = NINE;

  @Test
  void a_key_stands_for_its_actor_until_it_expires() {
    var keys = new ApiKeys(() -> now, null);
    var key = ApiKeys.issue(Role.AGENT, "acme", "agent-1", NINE.plus(Duration.ofHours(1)));
    keys.provision(List.of(key.stored()));

    assertThat(keys.find(key.token()))
        .contains(new Actor(key.stored().prefix(), Role.AGENT, "acme", "agent-1"));
    now = NINE.plus(Duration.ofHours(1));
    assertThat(keys.find(key.token())).isEmpty();
    assertThat(keys.find(key.token(), NINE)).isPresent();
    assertThat(keys.end(key.stored().prefix())).isAfter(NINE).isBeforeOrEqualTo(now);
    assertThat(keys.end("sb_agent_nobodys1")).isEqualTo(Instant.MIN);
  }

  @Test
  void a_key_of_the_file_that_was_revoked_stays_so_whatever_the_file_says() {
    var keys = new ApiKeys(() -> now, null);
    var key = ApiKeys.issue(Role.ADMIN, "acme", null, null);
    keys.provision(List.of(key.stored()));
    keys.put(key.stored().endingBy(NINE));
    keys.provision(List.of(key.stored())); // as the next start does

    assertThat(keys.find(key.token())).isEmpty();
    assertThat(keys.of("acme")).containsExactly(key.stored().endingBy(NINE));
  }

  @Test
  void a_key_that_an_operator_takes_out_of_the_file_is_none_though_the_log_would_end_it_later() {
    var keys = new ApiKeys(() -> now, null);
    var key = ApiKeys.issue(Role.ADMIN, "acme", null, null);
    keys.provision(List.of(key.stored()));
    keys.put(key.stored().endingBy(NINE.plusSeconds(60)));
    assertThat(keys.find(key.token())).isPresent();
    keys.provision(List.of());

    assertThat(keys.find(key.token())).isEmpty();
    assertThat(keys.of("acme")).isEmpty();
  }

  @Test
  void of_two_who_end_a_key_the_earlier_counts_in_whatever_order_they_come() {
    var made = made(ApiKeys.issue(Role.OPS, "acme", null, null));
    var sooner = made.stored().endingBy(NINE.plusSeconds(1));
    var later = made.stored().endingBy(NINE.plusSeconds(60));
    for (var said : List.of(List.of(sooner, later), List.of(later, sooner))) {
      var keys = new ApiKeys(() -> now, null);
      keys.put(made.stored());
      said.forEach(keys::put);
      keys.put(made.stored());
      assertThat(keys.of("acme")).containsExactly(sooner);
    }
  }

  @Test
  void a_key_that_nobody_knows_is_looked_for_once_more() {
    var keys = new ApiKeys(() -> now, null);
    var key = made(ApiKeys.issue(Role.OPS, "acme", null, null));
    keys.beforeUnknown(() -> keys.put(key.stored()));

    assertThat(keys.find(key.token())).isPresent();
  }

  @Test
  void the_file_is_read_again_when_it_changes(@TempDir Path directory) throws IOException {
    var file = directory.resolve("keys.json");
    var first = ApiKeys.issue(Role.OPS, "acme", null, null);
    var second = ApiKeys.issue(Role.OPS, "other", null, null);
    write(file, Json.text(List.of(first.stored())), 1);
    var keys = new ApiKeys(() -> now, file);
    write(file, Json.text(List.of(second.stored(), second.stored())), 2);
    keys.readFileAgain();

    assertThat(keys.find(second.token())).map(Actor::workspace).contains("other");
    assertThat(keys.find(first.token())).isEmpty(); // it is not in the file any more
    write(file, "[{", 3);
    keys.readFileAgain();
    assertThat(keys.find(second.token())).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiKeys(() -> now, file))
        .withMessageContaining("signalbox.keys.file");
  }

  @Test
  void whoever_asks_has_the_file_read_again(@TempDir Path directory) throws IOException {
    var file = directory.resolve("keys.json");
    var key = ApiKeys.issue(Role.OPS, "acme", null, null);
    write(file, "[]", 1);
    var keys = new ApiKeys(() -> now, file);
    assertThat(keys.find(key.token())).isEmpty();
    write(file, Json.text(List.of(key.stored())), 1); // the size tells it

    assertThat(keys.find(key.token())).as("not at each question").isEmpty();
    now = NINE.plusMillis(1_001);
    assertThat(keys.find(key.token())).isPresent();
  }

  @Test
  void another_secret_behind_the_same_prefix_is_refused() {
    var keys = new ApiKeys(() -> now, null);
    var key = ApiKeys.issue(Role.ADMIN, "acme", null, null);
    keys.provision(List.of(key.stored()));
    var last = key.token().charAt(key.token().length() - 1);
    var forged = key.token().substring(0, key.token().length() - 1) + (last == 'A' ? 'B' : 'A');

    assertThat(keys.find(forged)).isEmpty();
    assertThat(keys.find(key.token() + "x")).isEmpty();
    assertThat(keys.find(key.stored().prefix())).isEmpty();
    assertThat(keys.find(key.stored().sha256())).isEmpty();
  }

  @Test
  void no_two_keys_are_alike_and_the_secret_is_not_stored() {
    var one = ApiKeys.issue(Role.OPS, "acme", null, null);
    var two = ApiKeys.issue(Role.OPS, "acme", null, null);

    assertThat(one.token()).isNotEqualTo(two.token());
    assertThat(one.token()).matches("sb_ops_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    var secret = one.token().substring(one.stored().prefix().length() + 1);
    assertThat(one.stored().toString()).doesNotContain(secret);
    assertThat(one.toString()).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "root", "", "ADMIN"})
  void a_stored_key_has_a_role_that_keys_may_have(String role) {
    var sha256 = "0".repeat(64);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new StoredKey(
                    "sb_" + role + "_abcdefgh",
                    sha256,
                    role,
                    "acme",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
  }

  @Test
  void only_an_agents_key_names_an_agent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiKeys.issue(Role.AGENT, "acme", null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiKeys.issue(Role.OPS, "acme", "agent-1", null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiKeys.issue(Role.OPS, "a/b", null, null));
  }

  private static IssuedKey made(IssuedKey key) {
    return new IssuedKey(key.token(), key.stored().madeBy("sb_admin_abcdefgh", NINE, null));
  }

  private static void write(Path file, String text, int second) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(NINE.plusSeconds(second)));
  }
}
