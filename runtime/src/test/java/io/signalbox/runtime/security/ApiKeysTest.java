package io.signalbox.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final Instant NINE = Instant.parse("2026-06-01T09:00:00Z");

  private Instant now = NINE;

  static Stream<HikariDataSource> databases() {
    return Stream.of(Databases.h2("probe"), Databases.postgres("probe"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_provisioned_key_stands_for_its_actor_until_it_expires(HikariDataSource database) {
    try (database) {
      var keys = new ApiKeys(database, () -> now);
      var key = ApiKeys.issue(Role.AGENT, "acme", "agent-1", NINE.plus(Duration.ofHours(1)));
      keys.provision(List.of(key.stored()));

      assertThat(keys.find(key.token()))
          .contains(new Actor(key.stored().prefix(), Role.AGENT, "acme", "agent-1"));
      now = NINE.plus(Duration.ofHours(1));
      assertThat(keys.find(key.token())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_revoked_key_is_believed_for_five_seconds_at_most(HikariDataSource database)
      throws SQLException {
    try (database) {
      var keys = new ApiKeys(database, () -> now);
      var key = ApiKeys.issue(Role.ADMIN, "acme", null, null);
      keys.provision(List.of(key.stored()));
      assertThat(keys.find(key.token())).isPresent();

      run(
          database,
          "update api_key set revoked_at = timestamp with time zone '2026-06-01 09:00:04+00'");
      now = NINE.plusSeconds(5);

      assertThat(keys.find(key.token())).isEmpty();
      keys.provision(List.of(key.stored())); // as the next start does
      assertThat(keys.find(key.token())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void provisioning_again_changes_what_the_key_says(HikariDataSource database) {
    try (database) {
      var keys = new ApiKeys(database, () -> now);
      var key = ApiKeys.issue(Role.OPS, "acme", null, null);
      var stored = key.stored();
      keys.provision(List.of(stored));
      keys.provision(
          List.of(new StoredKey(stored.prefix(), stored.sha256(), "ops", "other", null, null)));

      assertThat(keys.find(key.token())).map(Actor::workspace).contains("other");
    }
  }

  @Test
  void keys_known_go_on_being_believed_while_the_database_is_away() {
    var database = Databases.h2("probe");
    var keys = new ApiKeys(database, () -> now);
    var key = ApiKeys.issue(Role.INTEGRATION, "acme", null, null);
    keys.provision(List.of(key.stored()));
    assertThat(keys.find(key.token())).isPresent();

    database.close();
    now = NINE.plusSeconds(60);

    assertThat(keys.find(key.token())).isPresent();
  }

  @Test
  void a_row_made_by_hand_and_wrongly_locks_out_nobody_else() throws SQLException {
    try (var database = Databases.h2("probe")) {
      var keys = new ApiKeys(database, () -> now);
      var key = ApiKeys.issue(Role.INTEGRATION, "acme", null, null);
      keys.provision(List.of(key.stored()));
      run(
          database,
          "insert into api_key (prefix, sha256, role, workspace, created_at)"
              + " values ('x', '', 'system', '', current_timestamp)");

      assertThat(keys.find(key.token())).isPresent();
    }
  }

  @Test
  void another_secret_behind_the_same_prefix_is_refused() {
    try (var database = Databases.h2("probe")) {
      var keys = new ApiKeys(database, () -> now);
      var key = ApiKeys.issue(Role.ADMIN, "acme", null, null);
      keys.provision(List.of(key.stored()));
      var last = key.token().charAt(key.token().length() - 1);
      var forged = key.token().substring(0, key.token().length() - 1) + (last == 'A' ? 'B' : 'A');

      assertThat(keys.find(forged)).isEmpty();
      assertThat(keys.find(key.token() + "x")).isEmpty();
      assertThat(keys.find(key.stored().prefix())).isEmpty();
      assertThat(keys.find(key.stored().sha256())).isEmpty();
    }
  }

  @Test
  void no_two_keys_are_alike_and_the_secret_is_not_stored() {
    var one = ApiKeys.issue(Role.OPS, "acme", null, null);
    var two = ApiKeys.issue(Role.OPS, "acme", null, null);

    assertThat(one.token()).isNotEqualTo(two.token());
    assertThat(one.token()).matches("sb_ops_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    var secret = one.token().substring(one.stored().prefix().length() + 1);
    assertThat(one.stored().toString()).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "root", "", "ADMIN"})
  void a_stored_key_has_a_role_that_keys_may_have(String role) {
    var sha256 = "0".repeat(64);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new StoredKey("sb_" + role + "_abcdefgh", sha256, role, "acme", null, null));
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

  private static void run(HikariDataSource database, String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
