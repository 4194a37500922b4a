package io.signalbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import io.signalbox.runtime.store.DeliveryTable.Failure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of each lane the first may go, whatever becomes of those before it. */
class DeliveryTableTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @ParameterizedTest
  @EnumSource
  void one_goes_after_the_other(Engine engine) {
    var table = new Table(engine.emptied());
    var one = attempt("red", "target", "lane");
    var two = attempt("red", "target", "lane");
    var other = attempt("red", "target", "other lane");
    assertThat(table.add(one, two, other)).containsExactlyInAnyOrder(one, other);
    assertThat(table.targets()).containsExactly(new Target("red", "target"));
    assertThat(table.ready(one.target(), 10)).containsExactlyInAnyOrder(one, other);

    var later = one.again(NOW.toEpochMilli() + 5_000);
    assertThat(table.again(later)).as("it is still the first").containsExactly(later);
    assertThat(table.ready(one.target(), 10)).containsExactly(other, later);
    assertThat(table.gone(later)).containsExactly(two);
    assertThat(table.failed(two)).isEmpty();
    assertThat(table.open(one, two, other)).containsExactly(other);
    assertThat(table.gone(other)).isEmpty();
    assertThat(table.targets()).isEmpty();
    var three = attempt("red", "target", "lane");
    assertThat(table.add(three)).containsExactly(three);
    var anew = two.anew(NOW.toEpochMilli() + 9);
    assertThat(table.revived(anew)).as("in its old place, before three").containsExactly(anew);
    assertThat(table.open(two, three)).containsExactlyInAnyOrder(anew, three);
  }

  @ParameterizedTest
  @EnumSource
  void whatever_happens_each_lane_keeps_its_order(Engine engine) {
    var random = new Random(Long.getLong("seed", 1));
    var table = new Table(engine.emptied());
    var lanes = new LinkedHashMap<String, List<Attempt>>();
    for (var step = 0; step < 300; step++) {
      var lane = "lane " + random.nextInt(6);
      var waiting = lanes.computeIfAbsent(lane, _ -> new ArrayList<>());
      var dice = random.nextInt(5);
      if (waiting.isEmpty() || dice < 2) {
        var added = attempt("red", "target " + lane.hashCode() % 2, lane);
        waiting.add(added);
        table.add(added);
      } else if (dice == 2) {
        waiting.set(0, waiting.getFirst().again(random.nextInt(1_000)));
        table.again(waiting.getFirst());
      } else if (dice == 3) {
        table.failed(waiting.removeFirst());
      } else {
        table.gone(waiting.removeFirst());
      }
      var first = lanes.values().stream().filter(each -> !each.isEmpty()).map(List::getFirst);
      assertThat(table.allReady())
          .as("step %d", step)
          .containsExactlyInAnyOrderElementsOf(first.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_earliest_come_first_and_only_so_many(Engine engine) {
    var table = new Table(engine.emptied());
    var all = new ArrayList<Attempt>();
    for (var n = 0; n < 50; n++) {
      all.add(attempt("red", "target", "lane " + n).again(1_000 - n));
    }
    table.add(all.toArray(Attempt[]::new));
    var ready = table.ready(all.getFirst().target(), 10);
    assertThat(ready).extracting(Attempt::notBefore).isSorted().hasSize(10).startsWith(951L);
  }

  @ParameterizedTest
  @EnumSource
  void how_targets_stand_is_kept(Engine engine) {
    var table = new Table(engine.emptied());
    var target = new Target("red", "target");
    var paused = new TargetState(target, "ops", NOW);
    var other = new TargetState(new Target("blue", "target"), "ops", NOW);
    table.states(paused, other);
    assertThat(table.states()).containsExactlyInAnyOrder(paused, other);
    var resumed = new TargetState(target, null, NOW.plusSeconds(1));
    table.states(resumed);
    assertThat(table.states()).containsExactlyInAnyOrder(resumed, other);
  }

  private static Attempt attempt(String workspace, String target, String lane) {
    var delivery =
        new Delivery(UUID.randomUUID(), workspace, target, lane, "kind", "subject", "{}");
    return Attempt.first(delivery, NOW.toEpochMilli());
  }

  /** Each call is a transaction. */
  private record Table(DataSource source) {
    private <T> T in(Function<DeliveryTable, T> work) {
      var result = new AtomicReference<T>();
      new SqlStore(source, InstantSource.system())
          .transaction(3, transaction -> result.set(work.apply(transaction.deliveries())));
      return result.get();
    }

    List<Attempt> add(Attempt... added) {
      return in(
          table ->
              table.write(
                  new Changes(
                      List.of(added), List.of(), Map.of(), List.of(), List.of(), Map.of())));
    }

    List<Attempt> again(Attempt next) {
      return in(
          table ->
              table.write(
                  new Changes(List.of(), List.of(next), Map.of(), List.of(), List.of(), Map.of())));
    }

    List<Attempt> failed(Attempt last) {
      var failure = Map.of(last, new Failure(NOW, "away"));
      return in(
          table ->
              table.write(
                  new Changes(List.of(), List.of(), failure, List.of(), List.of(), Map.of())));
    }

    List<Attempt> gone(Attempt last) {
      return in(
          table ->
              table.write(
                  new Changes(List.of(), List.of(), Map.of(), List.of(last), List.of(), Map.of())));
    }

    List<Attempt> revived(Attempt next) {
      return in(
          table ->
              table.write(
                  new Changes(List.of(), List.of(), Map.of(), List.of(), List.of(next), Map.of())));
    }

    List<Attempt> open(Attempt... attempts) {
      var ids = List.of(attempts).stream().map(each -> each.delivery().id()).toList();
      return List.copyOf(in(table -> table.open(ids)).values());
    }

    void states(TargetState... states) {
      var changes = new Changes();
      for (var each : states) changes.states().put(each.target(), each);
      var _ = in(table -> table.write(changes));
    }

    List<TargetState> states() {
      return in(DeliveryTable::states);
    }

    Set<Target> targets() {
      return in(DeliveryTable::targets);
    }

    List<Attempt> ready(Target target, int most) {
      return in(table -> table.ready(target, most));
    }

    List<Attempt> allReady() {
      return targets().stream().flatMap(target -> ready(target, 100).stream()).toList();
    }
  }
}
