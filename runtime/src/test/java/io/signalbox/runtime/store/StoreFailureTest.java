package io.signalbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.StoreException.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails by the data is told from what fails by the world, and neither leaves a trace. */
class StoreFailureTest {
  private static final String EFFECT =
      "insert into effect (id, workspace, number, note) values (?, ?, ?, ?)";

  @ParameterizedTest
  @CsvSource({
    "H2, too-long, a note of more than twenty characters",
    "POSTGRES, too-long, a note of more than twenty characters",
    "H2, , no id",
    "POSTGRES, , no id"
  })
  void a_value_the_table_refuses_is_the_data_s_fault(Engine engine, String id, String note) {
    requireKind(engine, Kind.DATA, db -> insert(db, id, note));
  }

  @ParameterizedTest
  @EnumSource
  void a_key_that_is_there_is_the_data_s_fault(Engine engine) {
    requireKind(engine, Kind.DATA, db -> insert(db, "twice", "a", "twice", "b"));
  }

  @ParameterizedTest
  @EnumSource
  void what_cannot_be_computed_is_the_data_s_fault(Engine engine) {
    requireKind(
        engine,
        Kind.DATA,
        db -> db.update("update effect set number = number / 0", Db.Binder.NONE));
    requireKind(
        engine,
        Kind.DATA,
        db -> db.query("select cast('x' as integer)", Db.Binder.NONE, row -> row.getInt(1)));
  }

  @Test
  void a_nul_in_a_text_is_the_data_s_fault_where_it_is_refused() {
    requireKind(Engine.POSTGRES, Kind.DATA, db -> insert(db, "nul", "a\0b"));
  }

  @Test
  void a_text_too_large_for_its_index_is_the_data_s_fault() {
    // noise, for what repeats itself is compressed to fit
    var large = new StringBuilder();
    new Random(1).ints(20_000, 'a', 'z').forEach(large::appendCodePoint);
    requireKind(
        Engine.POSTGRES,
        Kind.DATA,
        db -> {
          db.update("create table wide (name text primary key)", Db.Binder.NONE);
          db.update("insert into wide values (?)", row -> row.setString(1, large.toString()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void a_statement_nobody_understands_is_the_world_s_fault(Engine engine) {
    requireKind(engine, Kind.WORLD, db -> db.update("updat effect", Db.Binder.NONE));
    requireKind(engine, Kind.WORLD, db -> db.update("delete from nowhere", Db.Binder.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void a_row_that_another_holds_is_the_world_s_fault(Engine engine) {
    try (var source = engine.open()) { // its connections keep the timeout
      var store = new SqlStore(source, InstantSource.system());
      store.take(1);
      store.transaction(
          1,
          transaction -> {
            transaction.db().update("update shard set log_time = 1", Db.Binder.NONE);
            requireKind(
                source,
                Kind.WORLD,
                db -> {
                  db.update(
                      engine == Engine.H2 ? "set lock_timeout 100" : "set lock_timeout = 100",
                      Db.Binder.NONE);
                  db.update("update shard set log_time = 2", Db.Binder.NONE);
                });
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_is_not_there_is_away(Engine engine) {
    var source = engine.open();
    source.close();
    var store = new SqlStore(source, InstantSource.system());
    assertThatThrownBy(() -> store.take(1))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AWAY));
    requireKind(source, Kind.AWAY, db -> insert(db, "a", "b"));
  }

  @ParameterizedTest
  @EnumSource
  void an_exception_of_the_work_comes_out_as_it_is_and_nothing_stays(Engine engine) {
    var source = engine.emptied();
    var store = new SqlStore(source, InstantSource.system());
    // more often than there are connections
    for (var n = 0; n < 12; n++) {
      var id = "effect-" + n;
      assertThatThrownBy(
              () ->
                  store.transaction(
                      1,
                      transaction -> {
                        insert(transaction.db(), id, "a");
                        throw new ArithmeticException(id);
                      }))
          .isInstanceOf(ArithmeticException.class);
      assertThatThrownBy(
              () ->
                  store.transaction(
                      1,
                      transaction -> {
                        insert(transaction.db(), id, "a");
                        throw new StackOverflowError(id);
                      }))
          .isInstanceOf(StackOverflowError.class);
    }
    assertThat(StoreContractTest.count(source, "select count(*) from effect")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_shard_of_a_later_release_is_not_taken(Engine engine) {
    var source = engine.emptied();
    var store = new SqlStore(source, InstantSource.system());
    store.take(1);
    store.transaction(
        1, transaction -> transaction.db().update("update shard set format = 2", Db.Binder.NONE));
    assertThatThrownBy(() -> store.take(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("format 2");
    assertThat(StoreContractTest.count(source, "select epoch from shard"))
        .as("its owner goes on undisturbed")
        .isEqualTo(1);
  }

  private static void requireKind(Engine engine, Kind kind, Consumer<Db> work) {
    var source = engine.emptied();
    requireKind(source, kind, work);
    assertThat(StoreContractTest.count(source, "select count(*) from effect")).isZero();
  }

  private static void requireKind(DataSource source, Kind kind, Consumer<Db> work) {
    var store = new SqlStore(source, InstantSource.system());
    assertThatThrownBy(
            () ->
                store.transaction(
                    1,
                    transaction -> {
                      if (kind == Kind.DATA) insert(transaction.db(), "before", "fine");
                      work.accept(transaction.db());
                    }))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }

  private static void insert(Db db, String... idsAndNotes) {
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < idsAndNotes.length; i += 2) {
      rows.add(Arrays.asList(idsAndNotes[i], idsAndNotes[i + 1]));
    }
    db.batch(
        EFFECT,
        rows,
        (row, each) -> {
          row.setString(1, each.get(0));
          row.setString(2, "w");
          row.setLong(3, 1);
          row.setString(4, each.get(1));
        });
  }
}
