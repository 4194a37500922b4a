package io.signalbox.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.agent.Load;
import io.signalbox.routing.assignment.LineKey;
import io.signalbox.routing.assignment.Waiting;
import io.signalbox.routing.floor.Floor;
import io.signalbox.routing.floor.Kinds;
import io.signalbox.routing.offer.Turns;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds after every step, whatever happened. */
final class Invariants {
  private final CallCentre centre;
  private final List<Ticket> tickets;
  private final Floor floor;

  private Invariants(CallCentre centre, List<Ticket> tickets) {
    this.centre = centre;
    this.tickets = tickets;
    this.floor = centre.floor();
  }

  static void check(CallCentre centre, List<Ticket> tickets) {
    var invariants = new Invariants(centre, tickets);
    invariants.counters_equal_recounts();
    invariants.nobody_has_more_than_they_take();
    invariants.lines_hold_what_waits();
    invariants.nothing_waits_that_somebody_could_take();
    invariants.whatever_ends_by_itself_has_a_timer();
  }

  private void counters_equal_recounts() {
    var recount = new HashMap<String, Load>();
    for (var ticket : tickets) {
      var holder = ticket.phase().holder();
      if (holder == null) continue;
      recount.merge(
          holder.agent(),
          Load.NONE.plus(ticket.origin().channel()),
          (load, _) -> load.plus(ticket.origin().channel()));
    }
    for (var agent : floor.agents()) {
      assertThat(agent.load())
          .as("load of %s", agent.id())
          .isEqualTo(recount.getOrDefault(agent.id(), Load.NONE));
      assertThat(floor.heldBy(agent.id())).hasSize(agent.load().total());
      recount.remove(agent.id());
    }
    assertThat(recount).as("tickets of agents who are not there").isEmpty();
  }

  private void nobody_has_more_than_they_take() {
    for (var agent : floor.agents()) {
      var defined = floor.definitions().agent(agent.id());
      assertThat(defined).isNotNull();
      if (defined == null) continue;
      assertThat(agent.load().total()).isLessThanOrEqualTo(Capacity.total(defined));
      agent
          .load()
          .byChannel()
          .forEach(
              (channel, load) ->
                  assertThat(load)
                      .as("%s on %s", agent.id(), channel)
                      .isLessThanOrEqualTo(
                          defined.capacity().getOrDefault(channel, Capacity.total(defined))));
    }
  }

  private void lines_hold_what_waits() {
    var waiting = new HashMap<LineKey, Set<Waiting>>();
    for (var ticket : tickets) {
      var place = Waiting.of(ticket);
      if (place == null) continue;
      waiting.computeIfAbsent(LineKey.of(ticket), _ -> new HashSet<>()).add(place);
    }
    assertThat(copyOf(floor.lines().all())).isEqualTo(waiting);
  }

  static Map<LineKey, Set<Waiting>> copyOf(Map<LineKey, ? extends Set<Waiting>> lines) {
    var copy = new HashMap<LineKey, Set<Waiting>>();
    lines.forEach((demand, line) -> copy.put(demand, new HashSet<>(line)));
    return copy;
  }

  private void nothing_waits_that_somebody_could_take() {
    for (var agent : floor.agents()) {
      var defined = floor.definitions().agent(agent.id());
      if (defined == null) continue;
      var turn = Turns.next(floor, defined, agent, centre.now(), _ -> true);
      assertThat(turn).as("%s is free for it", agent.id()).isNull();
    }
  }

  private void whatever_ends_by_itself_has_a_timer() {
    var timers = new HashMap<String, Instant>();
    for (TimerChange.Set timer : centre.stage().timers()) {
      timers.put(timer.subject() + timer.kind(), timer.due());
    }
    for (var ticket : tickets) {
      var id = ticket.id().toString();
      assertThat(timers.get(id + Kinds.OFFER)).as(id).isEqualTo(offerEnds(ticket.phase()));
      assertThat(timers.get(id + Kinds.UNTIL)).as(id).isEqualTo(waitEnds(ticket.phase()));
      if (ticket.phase() instanceof Phase.Queued queued && !queued.declined().isEmpty()) {
        assertThat(timers).as(id).containsKey(id + Kinds.DECLINED);
      }
    }
    for (var agent : floor.agents()) {
      if (!agent.cooling(centre.now())) continue;
      assertThat(timers)
          .containsEntry(
              Floor.timerSubject(CallCentre.WORKSPACE, agent.id()) + Kinds.COOL,
              agent.coolsUntil());
    }
  }

  private static @Nullable Instant offerEnds(Phase phase) {
    return phase instanceof Phase.Offered offered ? offered.expiresAt() : null;
  }

  private static @Nullable Instant waitEnds(Phase phase) {
    if (phase instanceof Phase.Pending pending) return pending.until();
    return phase instanceof Phase.OnHold held ? held.until() : null;
  }
}
