package io.signalbox.runtime.store;

import static io.signalbox.runtime.store.StoreContractTest.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.erasure.ErasureTable;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.store.Retention.Aged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the loop's own tables forget. */
class RetentionTest {
  private static final Instant NOW = Instant.parse("2024-06-01T12:00:00.123456Z");

  static Stream<Arguments> tables() {
    return Arrays.stream(Engine.values())
        .flatMap(engine -> Arrays.stream(Aged.values()).map(aged -> Arguments.of(engine, aged)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void forgetting_is_bounded_and_begins_with_the_oldest(Engine engine, Aged table) {
    var source = engine.emptied();
    var store = new SqlStore(source, InstantSource.fixed(NOW));
    add(store, 1, table, NOW, 600);
    add(store, 1, table, NOW.plus(Duration.ofHours(1)), 1);
    add(store, 2, table, NOW, 1);

    var before = NOW.plus(Duration.ofMinutes(30));
    assertThat(prune(store, table, before, 500)).isTrue();
    assertThat(left(source, table)).isEqualTo(102);
    assertThat(oldest(source, table)).as("of shard 1").isEqualTo(500);
    assertThat(prune(store, table, before, 500)).isTrue();
    assertThat(left(source, table)).as("the young one and another shard's").isEqualTo(2);
    assertThat(prune(store, table, before, 500)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void what_has_the_moment_of_the_last_goes_with_it(Engine engine, Aged table) {
    var source = engine.emptied();
    var store = new SqlStore(source, InstantSource.fixed(NOW));
    for (var moment = 0; moment < 3; moment++) {
      for (var n = 0; n < 4; n++) add(store, 1, table, NOW.plusMillis(moment), 1);
    }
    prune(store, table, NOW.plusMillis(2), 5);
    assertThat(left(source, table)).isEqualTo(4);
  }

  @Test
  void a_retention_of_nothing_is_refused_by_its_name() {
    var day = Duration.ofDays(1);
    assertThatThrownBy(() -> new Retention(day, day, Duration.ZERO, day))
        .hasMessage("signalbox.retention.dead-letters must be positive");
    assertThatThrownBy(() -> new Retention(day, day, day, Duration.ofHours(1)))
        .hasMessageContaining("erasures must not be less than signalbox.retention.dead-letters");
  }

  private static boolean prune(SqlStore store, Aged table, Instant before, int most) {
    var found = new boolean[1];
    store.transaction(1, transaction -> found[0] = transaction.prune(table, before, most));
    return found[0];
  }

  private static long left(DataSource source, Aged table) {
    return count(source, "select count(*) from " + table.table);
  }

  /** How many milliseconds after the first the oldest of shard 1 is. */
  private static long oldest(DataSource source, Aged table) {
    return count(
        source,
        """
        select cast(extract(epoch from min(%s)) * 1000 as bigint) - %d
        from %s where shard = 1\
        """
            .formatted(table.time, NOW.toEpochMilli(), table.table));
  }

  /** So many rows, a millisecond apart. */
  private static void add(SqlStore store, int shard, Aged table, Instant from, int count) {
    var times = IntStream.range(0, count).mapToObj(from::plusMillis).toList();
    store.transaction(
        shard,
        transaction -> {
          switch (table) {
            case OUTCOME ->
                transaction.outcomes(times.stream().map(RetentionTest::outcome).toList(), Set.of());
            case AUDIT -> transaction.audit(times.stream().map(RetentionTest::line).toList());
            case DEAD_LETTER ->
                transaction.dead(times.stream().map(RetentionTest::letter).toList());
            case DELIVERY -> fail(transaction.deliveries(), times);
            case DELIVERY_TARGET -> resume(transaction.deliveries(), times);
            case ERASURE -> erase(new ErasureTable(shard), times, transaction.db());
          }
        });
  }

  private static void erase(ErasureTable table, List<Instant> times, Db db) {
    for (var at : times) {
      table.put(Erasure.begun("w", UUID.randomUUID().toString(), at).completed(at));
    }
    table.write(db);
  }

  private static void resume(DeliveryTable table, List<Instant> times) {
    var changes = new DeliveryTable.Changes();
    for (var at : times) {
      var target = new Target("w", UUID.randomUUID().toString());
      changes.states().put(target, new TargetState(target, null, at));
    }
    var _ = table.write(changes);
  }

  private static void fail(DeliveryTable table, List<Instant> times) {
    var added = new ArrayList<Attempt>();
    var failed = new LinkedHashMap<Attempt, DeliveryTable.Failure>();
    for (var at : times) {
      var id = UUID.randomUUID();
      var delivery = new Delivery(id, "w", "target", id.toString(), "kind", "subject", "{}");
      added.add(Attempt.first(delivery, at.toEpochMilli()));
      failed.put(added.getLast(), new DeliveryTable.Failure(at, "why"));
    }
    var none = List.<Attempt>of();
    table.write(new DeliveryTable.Changes(added, none, Map.of(), none, none, Map.of()));
    table.write(new DeliveryTable.Changes(none, none, failed, none, none, Map.of()));
  }

  private static OutcomeRow outcome(Instant at) {
    return new OutcomeRow(UUID.randomUUID(), at, "done", null, null, null, null, null);
  }

  private static AuditLine line(Instant at) {
    return new AuditLine(
        UUID.randomUUID(), at, "w", "key-1", "agent", "ticket.reply", "t", "c", "done", null);
  }

  private static DeadLetter letter(Instant at) {
    return new DeadLetter(
        UUID.randomUUID(), "w", "in", 1, 5, "schema", "why", at, null, new byte[1]);
  }
}
