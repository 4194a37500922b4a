package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.OwnRecord;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.delivery.Report.Result;
import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.delivery.TargetSwitch;
import io.signalbox.runtime.log.Envelope;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivered;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Databases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a delivery's attempts only the one that is open counts, and once. */
class SettlementTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final RetryPlan PLAN = RetryPlan.USUAL;

  private final Attempt open =
      Attempt.first(
              new Delivery(UUID.randomUUID(), "red", "target", "lane", "kind", "subject", "{}"),
              NOW.toEpochMilli())
          .again(NOW.toEpochMilli());
  private final Outbound outbound = new Outbound(Set.of(), List.of(), 0);
  private final List<Delivered> told = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void a_report_of_another_attempt_changes_nothing(Result result) {
    for (var number : List.of(1, 3)) {
      assertThat(changes(report(number, result)).isEmpty()).isTrue();
    }
    assertThat(told).isEmpty();
    assertThat(outcomes).extracting(Outcome::reason).containsOnly("stale-report");
  }

  @Test
  void a_report_of_the_attempt_that_is_open_counts() {
    assertThat(changes(report(2, Result.SUCCEEDED)).gone()).containsExactly(open);
    assertThat(changes(report(2, Result.REFUSED)).failed()).containsOnlyKeys(open);
    assertThat(told).extracting(Delivered::succeeded).containsExactly(true, false);
    assertThat(changes(report(2, Result.AGAIN)).again())
        .extracting(Attempt::number)
        .containsExactly(3);
    assertThat(told).hasSize(2);
  }

  @Test
  void of_two_reports_in_one_batch_the_first_counts() {
    var ended = changes(report(2, Result.SUCCEEDED), report(2, Result.REFUSED));
    assertThat(ended.gone()).containsExactly(open);
    assertThat(ended.failed()).isEmpty();
    assertThat(told).as("it ends once").hasSize(1);

    var again = changes(report(2, Result.AGAIN), report(2, Result.SUCCEEDED));
    assertThat(again.again()).extracting(Attempt::number).containsExactly(3);
    assertThat(again.gone()).isEmpty();

    var twice = changes(report(2, Result.AGAIN), report(2, Result.AGAIN));
    assertThat(twice.again()).hasSize(1);
    assertThat(told).hasSize(1);
  }

  @Test
  void what_was_too_old_only_because_of_a_pause_is_tried_again() {
    var late = NOW.plus(PLAN.giveUpAfter());
    assertThat(changes(late, report(2, Result.AGAIN)).failed()).containsOnlyKeys(open);

    var paused = changes(new TargetSwitch("target", true));
    outbound.changed(paused, List.of(), NOW.toEpochMilli());
    assertThat(changes(late, report(2, Result.AGAIN)).again()).as("under way").hasSize(1);

    var resumed = changes(late, new TargetSwitch("target", false));
    outbound.changed(resumed, List.of(), late.toEpochMilli());
    assertThat(changes(late, report(2, Result.AGAIN)).again()).hasSize(1);
    assertThat(changes(late.plus(PLAN.giveUpAfter()), report(2, Result.AGAIN)).failed())
        .containsOnlyKeys(open);
  }

  @Test
  void a_pause_stays_that_of_who_was_first() {
    var pause = new TargetSwitch("target", true);
    var resume = new TargetSwitch("target", false);
    assertThat(changes(resume).isEmpty()).isTrue();
    assertThat(changes(pause, pause, resume).states().values())
        .singleElement()
        .matches(state -> !state.isPaused());
    var first = changes(pause);
    assertThat(first.states().values()).singleElement().matches(state -> state.isPaused());
    outbound.changed(first, List.of(), NOW.toEpochMilli());
    assertThat(changes(pause).isEmpty()).isTrue();
  }

  private Report report(int number, Result result) {
    return new Report(open.delivery().id(), number, result, "said", null);
  }

  private Changes changes(OwnRecord... records) {
    return changes(NOW, records);
  }

  /** What these make of the table, in one batch, as {@link Batch} decides them. */
  private Changes changes(Instant at, OwnRecord... records) {
    var changes = new Changes();
    try (var source = Databases.h2("probe")) {
      var store = new SqlStore(source, InstantSource.system());
      store.transaction(
          0,
          transaction -> {
            var first = new Changes();
            first.added().add(open);
            var _ = transaction.deliveries().write(first);
          });
      store.transaction(
          0,
          transaction -> {
            var items = List.of(records).stream().map(SettlementTest::item).toList();
            var settlement = Settlement.of(List.copyOf(items), transaction, PLAN, outbound);
            var seen =
                items.stream().map(item -> settlement.seen(received(item.body(), at))).toList();
            for (var i = 0; i < records.length; i++) {
              decide(settlement, records[i], seen.get(i), changes);
            }
          });
    }
    return changes;
  }

  private void decide(Settlement settlement, OwnRecord own, Received received, Changes changes) {
    Decision<String> decision;
    if (received.body() instanceof Delivered end) {
      var counts = settlement.end((Report) own, received, changes);
      if (counts) told.add(end);
      decision = counts ? Decision.<String>nothing() : Settlement.stale();
    } else {
      decision = settlement.decide(received, changes);
    }
    outcomes.add(Objects.requireNonNullElse(decision.outcome(), Outcome.DONE));
  }

  private static Item.Ready item(OwnRecord own) {
    var raw = new ConsumerRecord<>("in", 0, 0, new byte[0], new byte[0]);
    var envelope =
        new Envelope(own.type(), "id", "subject", "", -1, -1, "id", 0, null, null, new byte[0]);
    return new Item.Ready(raw, 0, true, false, "red", envelope, own, Actor.SYSTEM);
  }

  private static Received received(Object body, Instant at) {
    return new Received("in", "type", "id", "red", at, at, at, body, Actor.SYSTEM, "id", 0, null);
  }
}
