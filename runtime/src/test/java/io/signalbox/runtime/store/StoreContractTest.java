package io.signalbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.timer.Timer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the loop relies on, on every database. */
class StoreContractTest {
  private static final Actor SENDER = new Actor("sb_agent_x", Role.AGENT, "w", "agent-1");
  private static final Instant NOW = Instant.parse("2024-06-01T12:00:00.123456Z");

  @ParameterizedTest
  @EnumSource
  void taking_raises_the_epoch_and_is_fresh_until_something_was_decided(Engine engine) {
    var source = engine.emptied();
    var store = store(source);
    var first = store.take(1);
    var again = store.take(1);
    assertThat(first.fresh()).isTrue();
    assertThat(again.fresh()).as("nothing was ever decided").isTrue();
    assertThat(again.epoch()).isEqualTo(first.epoch() + 1);

    var state = again.state();
    state.logTime = 77;
    state.batch = 5;
    state.sequences.put("out", 9L);
    state.inputs.put("in", new ShardState.Input("id", 12, 3));
    state.seen.put("in /front", 4L);
    store.transaction(1, transaction -> transaction.advance(again.epoch(), state));

    var later = store.take(1);
    assertThat(later.fresh()).isFalse();
    assertThat(later.epoch()).isEqualTo(again.epoch() + 1);
    assertThat(later.state()).usingRecursiveComparison().isEqualTo(state);
    assertThat(store.take(2).epoch()).as("another shard").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void nobody_gets_an_epoch_that_another_has(Engine engine) throws Exception {
    var epochs = new ConcurrentSkipListSet<Long>();
    var source = engine.emptied();
    try (var pool = Executors.newFixedThreadPool(4)) {
      var store = store(source);
      var takers =
          IntStream.range(0, 40)
              .<Callable<Boolean>>mapToObj(_ -> () -> epochs.add(store.take(7).epoch()))
              .toList();
      for (var taken : pool.invokeAll(takers)) assertThat(taken.get()).isTrue();
    }
    assertThat(epochs).hasSize(40).last().isEqualTo(40L);
  }

  @ParameterizedTest
  @EnumSource
  void a_former_owner_leaves_nothing_behind(Engine engine) {
    var source = engine.emptied();
    var store = store(source);
    var old = store.take(1);
    var mine = store.take(1);
    assertThatThrownBy(
            () ->
                store.transaction(
                    1,
                    transaction -> {
                      transaction.timers(Set.of(), List.of(timer("t", 1)));
                      transaction.keep(1, new byte[] {1});
                      transaction.advance(old.epoch(), old.state());
                    }))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FENCED));
    store.transaction(1, transaction -> transaction.advance(mine.epoch(), mine.state()));
    assertThat(store.take(1).outbox()).isEmpty();
    assertThat(count(source, "select count(*) from timer")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void the_outbox_comes_back_in_order_until_it_is_forgotten(Engine engine) {
    var source = engine.emptied();
    var store = store(source);
    for (var batch : List.of(10L, 2L, 33L)) {
      store.transaction(
          1, transaction -> transaction.keep(batch, new byte[] {batch.byteValue(), 0, -1}));
    }
    store.transaction(2, transaction -> transaction.keep(2, new byte[0]));
    assertThat(store.take(1).outbox())
        .extracting(Taken.OutboxRow::batch)
        .containsExactly(2L, 10L, 33L);
    assertThat(store.take(1).outbox().getFirst().payload()).containsExactly(2, 0, -1);
    store.transaction(1, transaction -> transaction.forget(10));
    assertThat(store.take(1).outbox()).extracting(Taken.OutboxRow::batch).containsExactly(33L);
    assertThat(store.take(2).outbox()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void the_next_timers_come_with_all_that_are_due_with_the_last(Engine engine) {
    var source = engine.emptied();
    var store = store(source);
    var added = new ArrayList<>(List.of(timer("a", 30), timer("b", 10), timer("c", 20)));
    for (var n = 0; n < 5; n++) added.add(timer("tie" + n, 25));
    store.transaction(1, transaction -> transaction.timers(Set.of(), added));
    store.transaction(2, transaction -> transaction.timers(Set.of(), List.of(timer("x", 15))));
    assertThat(after(store, Long.MIN_VALUE, 2)).containsExactly(10L, 20L);
    assertThat(after(store, Long.MIN_VALUE, 3)).containsExactly(10L, 20L, 25L, 25L, 25L, 25L, 25L);
    assertThat(after(store, 20, 1)).containsExactly(25L, 25L, 25L, 25L, 25L);
    assertThat(after(store, 25, 5)).containsExactly(30L);
    assertThat(after(store, 30, 5)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_timer_moves_in_one_transaction(Engine engine) {
    var source = engine.emptied();
    var store = store(source);
    store.transaction(1, transaction -> transaction.timers(Set.of(), List.of(timer("a", 10))));
    var key = timer("a", 0).key();
    var gone = new Timer.Key("never", "was");
    store.transaction(
        1, transaction -> transaction.timers(List.of(key, gone), List.of(timer("a", 40))));
    assertThat(after(store, Long.MIN_VALUE, 9)).containsExactly(40L);
  }

  @ParameterizedTest
  @EnumSource
  void answers_are_known_and_may_be_replaced(Engine engine) {
    var source = engine.emptied();
    var store = store(source);
    var id = UUID.randomUUID();
    var other = UUID.randomUUID();
    store.transaction(1, transaction -> transaction.outcomes(List.of(outcome(id, NOW)), Set.of()));
    store.transaction(
        1,
        transaction -> {
          assertThat(transaction.known(List.of(id, other)))
              .containsExactly(Map.entry(id, new ShardTransaction.Earlier(false, "")));
          assertThat(transaction.known(List.of())).isEmpty();
          transaction.outcomes(List.of(outcome(id, NOW.plusSeconds(1))), Set.of(id, other));
        });
    assertThat(count(source, "select count(*) from outcome")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_dead_letter_is_replayed_once(Engine engine) {
    var source = engine.emptied();
    var store = store(source);
    var id = UUID.randomUUID();
    var letter =
        new DeadLetter(
            id, "größe 😀", "in", 2, 5, "schema", "why", NOW, SENDER, new byte[] {0, -1});
    store.transaction(1, transaction -> transaction.dead(List.of(letter)));
    for (var replayed : List.of(false, true)) {
      store.transaction(
          1,
          transaction -> {
            assertThat(transaction.letters(List.of(id, UUID.randomUUID())))
                .isEqualTo(Map.of(id, new ShardTransaction.Standing("größe 😀", replayed)));
            transaction.replayed(List.of(id));
          });
    }
    assertThat(count(source, "select count(*) from dead_letter where state = 'replayed'"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_audit_line_keeps_its_moment(Engine engine) {
    var source = engine.emptied();
    var line =
        new AuditLine(
            UUID.randomUUID(), NOW, "w", "key-1", "agent", "ticket.reply", "t", "c", "done", null);
    store(source).transaction(1, transaction -> transaction.audit(List.of(line)));
    try (var connection = source.getConnection()) {
      var kept =
          new SqlDb(connection)
              .query(
                  "select happened_at from audit",
                  Db.Binder.NONE,
                  row -> row.getObject(1, OffsetDateTime.class).toInstant());
      assertThat(kept).containsExactly(NOW);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static SqlStore store(DataSource source) {
    return new SqlStore(source, InstantSource.fixed(NOW));
  }

  private static List<Long> after(SqlStore store, long due, int limit) {
    var found = new ArrayList<Long>();
    store.transaction(
        1,
        transaction ->
            transaction.timersAfter(due, limit).forEach(timer -> found.add(timer.due())));
    return found;
  }

  private static Timer timer(String subject, long due) {
    return new Timer("w", subject, "deadline", due);
  }

  private static OutcomeRow outcome(UUID id, Instant at) {
    return new OutcomeRow(id, at, "done", null, null, "{\"a\":\"😀\"}", null, null);
  }

  static long count(DataSource source, String sql) {
    try (var connection = source.getConnection()) {
      return new SqlDb(connection).query(sql, Db.Binder.NONE, row -> row.getLong(1)).getFirst();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
