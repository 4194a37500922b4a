package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However many deliveries wait, few are in hand; and of every target some are. */
class OutboundTest {
  private static final long NOW = 1_000_000;
  private static final Instant AT = Instant.ofEpochMilli(NOW);
  private static final Target DEAD = new Target("red", "dead");

  @Test
  void a_hundred_thousand_for_one_target_leave_room_for_another() {
    var outbound = new Outbound(Set.of(), List.of(), 0);
    var many = attempts("dead", 100_000);
    var taken = outbound.changed(added(many), many, NOW);
    assertThat(taken).hasSize(Outbound.IN_HAND_MAX).isEqualTo(many.subList(0, taken.size()));
    var one = attempts("healthy", 1);
    assertThat(outbound.changed(added(one), one, NOW)).isEqualTo(one);
    assertThat(outbound.wanting(NOW)).as("there is no room").isEmpty();
  }

  @Test
  void all_come_in_their_turn() {
    var outbound = new Outbound(Set.of(), List.of(), 0);
    var left = new ArrayList<>(attempts("dead", 1_000));
    var made = new HashSet<UUID>();
    var inHand = new ArrayList<>(outbound.changed(added(left), left, NOW));
    while (!inHand.isEmpty()) {
      assertThat(inHand).hasSizeLessThanOrEqualTo(Outbound.IN_HAND_MAX);
      var done = inHand.removeFirst();
      assertThat(made.add(done.delivery().id())).isTrue();
      left.remove(done);
      var gone = new Changes(List.of(), List.of(), Map.of(), List.of(done), List.of(), Map.of());
      inHand.addAll(outbound.changed(gone, List.of(), NOW));
      for (var target : outbound.wanting(NOW)) {
        var most = outbound.most(target);
        var found = left.subList(0, Math.min(most, left.size()));
        inHand.addAll(outbound.found(target, found, most, NOW));
      }
    }
    assertThat(made).hasSize(1_000);
    assertThat(outbound.wanting(NOW + 1_000_000_000)).isEmpty();
  }

  @Test
  void what_is_due_later_is_looked_up_then() {
    var outbound = new Outbound(Set.of(), List.of(), 0);
    var later = attempts("dead", 1).getFirst().again(NOW + 60_000);
    var again = new Changes(List.of(), List.of(later), Map.of(), List.of(), List.of(), Map.of());
    assertThat(outbound.changed(again, List.of(later), NOW)).isEmpty();
    assertThat(outbound.wanting(NOW + 49_000)).isEmpty();
    assertThat(outbound.wanting(NOW + 50_000)).containsExactly(DEAD);
    assertThat(outbound.found(DEAD, List.of(later), 32, NOW + 50_000)).containsExactly(later);
  }

  @Test
  void what_a_former_owner_may_be_at_waits_until_it_must_have_ended() {
    var outbound = new Outbound(Set.of(DEAD), List.of(), NOW + 10_000);
    assertThat(outbound.wanting(NOW)).containsExactly(DEAD);
    var found = attempts("dead", 1);
    assertThat(outbound.found(DEAD, found, 32, NOW))
        .extracting(Attempt::notBefore)
        .containsExactly(NOW + 10_000);
  }

  @Test
  void what_is_paused_stays_in_the_table_until_it_is_resumed() {
    var outbound = new Outbound(Set.of(), List.of(), 0);
    var two = attempts("dead", 2);
    assertThat(outbound.changed(added(two), two, NOW)).hasSize(2);
    assertThat(outbound.changed(switched("ops"), List.of(), NOW)).isEmpty();
    assertThat(outbound.inHand(DEAD)).hasSize(2);
    var back = two.getFirst();
    outbound.givenBack(DEAD, List.of(back.delivery().id()));
    var more = attempts("dead", 1);
    assertThat(outbound.changed(added(more), more, NOW)).isEmpty();
    assertThat(outbound.wanting(NOW + 1_000_000_000)).isEmpty();

    assertThat(outbound.changed(switched(null), List.of(), NOW)).isEmpty();
    assertThat(outbound.wanting(NOW)).containsExactly(DEAD);
    var found = List.of(two.getFirst(), two.getLast(), more.getFirst());
    assertThat(outbound.found(DEAD, found, 33, NOW))
        .as("what was under way is not taken twice")
        .containsExactly(two.getFirst(), more.getFirst());

    var taken = new Outbound(Set.of(DEAD), List.of(new TargetState(DEAD, "ops", AT)), 0);
    assertThat(taken.wanting(NOW)).as("also by who comes next").isEmpty();
  }

  private static Changes switched(@Nullable String pausedBy) {
    var changes = new Changes();
    changes.states().put(DEAD, new TargetState(DEAD, pausedBy, AT));
    return changes;
  }

  @Test
  void what_is_in_hand_is_not_taken_twice() {
    var outbound = new Outbound(Set.of(), List.of(), 0);
    var one = attempts("dead", 1);
    assertThat(outbound.changed(added(one), one, NOW)).isEqualTo(one);
    var behind = attempts("dead", 1);
    assertThat(outbound.changed(added(behind), one, NOW)).as("the same is first").isEmpty();
  }

  private static Changes added(List<Attempt> attempts) {
    return new Changes(attempts, List.of(), Map.of(), List.of(), List.of(), Map.of());
  }

  private static List<Attempt> attempts(String target, int count) {
    var attempts = new ArrayList<Attempt>(count);
    for (var n = 0; n < count; n++) {
      var delivery =
          new Delivery(UUID.randomUUID(), "red", target, "lane " + n, "kind", "subject", "");
      attempts.add(Attempt.first(delivery, NOW));
    }
    return attempts;
  }
}
