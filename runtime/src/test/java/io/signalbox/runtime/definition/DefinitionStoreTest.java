package io.signalbox.runtime.definition;

import static io.signalbox.runtime.definition.Shop.SIGN;
import static io.signalbox.runtime.definition.Shop.TERMS;
import static io.signalbox.runtime.definition.Shop.WARE;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.definition.DefinitionCommand.Remove;
import io.signalbox.runtime.definition.DefinitionCommand.Restore;
import io.signalbox.runtime.definition.DefinitionKind.Verb;
import io.signalbox.runtime.definition.Shop.Sign;
import io.signalbox.runtime.definition.Shop.Terms;
import io.signalbox.runtime.definition.Shop.Ware;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outcome.Status;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import io.signalbox.runtime.testkit.ShardHarness;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set up is kept in versions, on both databases and over a restart. */
class DefinitionStoreTest {
  private static final Actor ADA = new Actor("sb_ada", Role.ADMIN, "acme", null);

  private HikariDataSource database = Databases.h2("shop");
  private ShardHarness<Definition> shop = new ShardHarness<>(Shop::new, database);
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");

  @AfterEach
  void close() {
    database.close();
  }

  private void on(boolean postgres) {
    if (!postgres) return;
    database.close();
    database = Databases.postgres("shop");
    shop = new ShardHarness<>(Shop::new, database);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void each_change_is_a_version_and_the_same_again_is_none(boolean postgres) {
    on(postgres);
    assertThat(answer(define("a", "one"))).isEqualTo(version(1, true));
    assertThat(answer(define("a", "one"))).isEqualTo(version(1, false));
    assertThat(answer(define("a", "two"))).isEqualTo(version(2, true));
    shop.reload();
    assertThat(answer(define("a", "two"))).isEqualTo(version(2, false));
    assertThat(rows()).containsExactly("a 1 false sb_ada null one", "a 2 true sb_ada null two");
    assertThat(shop().find("acme", WARE, "a")).isEqualTo(new Ware("a", "two"));
    assertThat(shop().find("other", WARE, "a")).isNull();
    assertThat(shop().all("acme", WARE)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_was_removed_can_be_restored_and_its_numbers_go_on(boolean postgres) {
    on(postgres);
    define("a", "one");
    assertThat(answer(remove("a"))).isEqualTo(version(2, true));
    assertThat(shop().all("acme", WARE)).isEmpty();
    shop.reload();
    assertThat(remove("a").reason()).isEqualTo("unknown-ware");
    assertThat(restore("a", 2).reason()).isEqualTo("unknown-version");
    assertThat(restore("a", 7).reason()).isEqualTo("unknown-version");
    assertThat(restore("b", 1).reason()).isEqualTo("unknown-ware");
    assertThat(answer(restore("a", 1))).isEqualTo(version(3, true));
    assertThat(answer(restore("a", 1))).isEqualTo(version(3, false));
    assertThat(rows())
        .containsExactly(
            "a 1 false sb_ada null one", "a 2 false sb_ada null null", "a 3 true sb_ada 1 one");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void one_batch_may_change_the_same_several_times(boolean postgres) {
    on(postgres);
    var decisions =
        shop.run(
            List.of(
                received(WARE, Verb.DEFINE, new Ware("a", "one")),
                received(WARE, Verb.DEFINE, new Ware("a", "two")),
                received(WARE, Verb.REMOVE, new Remove("a")),
                received(WARE, Verb.RESTORE, new Restore("a", 1))));
    assertThat(decisions).allSatisfy(d -> assertThat(outcome(d.outcome())).isEqualTo(Status.DONE));
    shop.reload();
    assertThat(shop().find("acme", WARE, "a")).isEqualTo(new Ware("a", "one"));
    // of 4 versions 3 are kept
    assertThat(rows())
        .containsExactly(
            "a 2 false sb_ada null two", "a 3 false sb_ada null null", "a 4 true sb_ada 1 one");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void where_old_versions_count_all_are_kept_and_told(boolean postgres) {
    on(postgres);
    for (var days = 1; days <= 5; days++) {
      command(TERMS, Verb.DEFINE, new Terms("usual", days));
    }
    command(TERMS, Verb.REMOVE, new Remove("usual"));
    shop.reload();
    assertThat(((Shop) shop.shard()).came).hasSize(6).last().matches(Definition::removed);
    // those removed count, for they are kept
    command(TERMS, Verb.DEFINE, new Terms("b", 1));
    command(TERMS, Verb.DEFINE, new Terms("c", 1));
    assertThat(command(TERMS, Verb.DEFINE, new Terms("d", 1)).reason()).isEqualTo("too-many");
    assertThat(command(TERMS, Verb.DEFINE, new Terms("usual", 9)).reason()).isEqualTo("too-many");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void to_try_one_out_changes_nothing(boolean postgres) {
    on(postgres);
    define("a", "one");
    assertThat(answer(command(WARE, Verb.VALIDATE, new Ware("a", "two"))))
        .isEqualTo(version(2, true));
    assertThat(answer(command(WARE, Verb.VALIDATE, new Ware("a", "one"))))
        .isEqualTo(version(1, false));
    assertThat(command(WARE, Verb.VALIDATE, new Ware("a", "bad")).reason()).isEqualTo("bad-ware");
    assertThat(rows()).containsExactly("a 1 true sb_ada null one");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_is_too_much_or_unsound_is_refused(boolean postgres) {
    on(postgres);
    assertThat(define("a", "x".repeat(1_000)).reason()).isEqualTo("too-large");
    assertThat(define("a", "bad").reason()).isEqualTo("bad-ware");
    for (var id : List.of("a", "b", "c")) define(id, "one");
    assertThat(define("d", "one").reason()).isEqualTo("too-many");
    assertThat(answer(define("c", "two"))).isEqualTo(new DefinitionAnswer("ware", "c", 2, true));
    remove("a");
    assertThat(outcome(define("d", "one"))).isEqualTo(Status.DONE);
    assertThat(restore("a", 1).reason()).isEqualTo("too-many");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_only_one_of_its_kind_needs_no_id(boolean postgres) {
    on(postgres);
    assertThat(command(SIGN, Verb.REMOVE, new Remove(null)).reason()).isEqualTo("unknown-sign");
    command(SIGN, Verb.DEFINE, new Sign("open"));
    command(SIGN, Verb.DEFINE, new Sign("full"));
    command(SIGN, Verb.REMOVE, new Remove(null));
    command(SIGN, Verb.RESTORE, new Restore("whatever", 1));
    shop.reload();
    assertThat(shop().all("acme", SIGN)).containsExactly(new Sign("open"));
  }

  private DefinitionStore shop() {
    return ((Shop) shop.shard()).definitions;
  }

  private Outcome define(String id, String text) {
    return command(WARE, Verb.DEFINE, new Ware(id, text));
  }

  private Outcome remove(String id) {
    return command(WARE, Verb.REMOVE, new Remove(id));
  }

  private Outcome restore(String id, int version) {
    return command(WARE, Verb.RESTORE, new Restore(id, version));
  }

  private Outcome command(DefinitionKind<?> kind, Verb verb, Object body) {
    var decision = shop.run(List.of(received(kind, verb, body))).getFirst();
    return Objects.requireNonNull(decision.outcome());
  }

  private Received received(DefinitionKind<?> kind, Verb verb, Object body) {
    now = now.plusSeconds(1);
    return shop.received("shop.commands", kind.type(verb), "acme", body, ADA, now);
  }

  private static Status outcome(@Nullable Outcome outcome) {
    return Objects.requireNonNull(outcome).status();
  }

  private static DefinitionAnswer answer(Outcome outcome) {
    assertThat(outcome.status()).as("%s", outcome).isEqualTo(Status.DONE);
    return (DefinitionAnswer) Objects.requireNonNull(outcome.body());
  }

  private static DefinitionAnswer version(int number, boolean changed) {
    return new DefinitionAnswer("ware", "a", number, changed);
  }

  private List<String> rows() {
    try (var connection = database.getConnection()) {
      return new SqlDb(connection)
          .query(
              "select id, version, latest, defined_by, restored, body from definition_version"
                  + " order by id, version",
              Db.Binder.NONE,
              row ->
                  "%s %d %s %s %s %s"
                      .formatted(
                          row.getString(1),
                          row.getInt(2),
                          row.getBoolean(3),
                          row.getString(4),
                          row.getObject(5),
                          text(row.getString(6))));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(@Nullable String body) {
    return body == null ? "null" : Json.read(body, Ware.class).text();
  }
}
