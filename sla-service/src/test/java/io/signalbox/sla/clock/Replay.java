package io.signalbox.sla.clock;

import io.signalbox.runtime.shard.Due;
import io.signalbox.sla.clock.Timelines.Told;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Plays a life to the rules, with timers that come as they please. */
final class Replay {
  private static final String WORKSPACE = "acme";

  private final TicketRules rules;
  private final List<TicketChange> changes = new ArrayList<>();

  /** Timers that were set and will still be delivered, though they may have been moved since. */
  private final Deque<Instant> stale = new ArrayDeque<>();

  private @Nullable TicketClocks ticket;

  Replay(Promised promised) {
    this.rules = new TicketRules(promised, promised);
  }

  List<TicketChange> changes() {
    return changes;
  }

  TicketClocks ticket() {
    if (ticket == null) throw new AssertionError("no ticket");
    return ticket;
  }

  /** Every timer fires in its turn, as the barrier means it to. */
  Replay inOrder(List<Told> life, Instant end) {
    for (var told : life) {
      fireUpTo(told.at(), false);
      tell(told);
    }
    fireUpTo(end, false);
    return this;
  }

  /**
   * Some timers fire late, after records of a later time; some that were moved fire all the same.
   */
  Replay withLateTimers(List<Told> life, Instant end, Random random) {
    for (var told : life) {
      if (random.nextInt(3) == 0) fireUpTo(told.at(), false);
      else remember();
      tell(told);
      while (!stale.isEmpty() && random.nextBoolean()) {
        fire(earlier(stale.removeFirst(), told.at()), false);
      }
    }
    fireUpTo(end, false);
    return this;
  }

  /** Some timers fire though routing is silent, before records of an earlier time are known. */
  Replay withSilence(List<Told> life, Instant end, Random random) {
    for (var i = 0; i < life.size(); i++) {
      var told = life.get(i);
      fireUpTo(told.at(), false);
      if (i > 0 && random.nextInt(3) == 0) {
        var ahead = life.get(Math.min(life.size() - 1, i + random.nextInt(4)));
        fireUpTo(ahead.at(), true);
      }
      tell(told);
    }
    fireUpTo(end, false);
    return this;
  }

  private void tell(Told told) {
    rules.decide(WORKSPACE, ticket, told.event(), told.at()).ifPresent(this::keep);
  }

  private void fireUpTo(Instant then, boolean provisional) {
    if (ticket == null) return;
    for (var due = ticket.wakeAt(); due != null && !due.isAfter(then); due = ticket().wakeAt()) {
      fire(due, provisional);
    }
  }

  private void fire(Instant due, boolean provisional) {
    keep(rules.timeUp(ticket(), new Due(WORKSPACE, "t-1", "clocks", due, due, due, provisional)));
  }

  private void remember() {
    var due = ticket == null ? null : ticket.wakeAt();
    if (due != null) stale.add(due);
  }

  private void keep(TicketChange change) {
    ticket = change.after();
    changes.add(change);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
