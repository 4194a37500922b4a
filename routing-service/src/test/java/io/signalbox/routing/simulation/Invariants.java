package io.signalbox.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.agent.Load;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.QueuedTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.WorkspaceState;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What holds after every step, whatever happened. */
final class Invariants {
  private final CallCentre centre;
  private final List<Ticket> tickets;
  private final WorkspaceState workspaceState;

  private Invariants(CallCentre centre, List<Ticket> tickets) {
    this.centre = centre;
    this.tickets = tickets;
    this.workspaceState = centre.workspaceState();
  }

  static void check(CallCentre centre, List<Ticket> tickets) {
    var invariants = new Invariants(centre, tickets);
    invariants.counters_equal_recounts();
    invariants.nobody_has_more_than_they_take();
    invariants.lines_hold_what_waits();
    invariants.nobody_has_what_they_must_not_have();
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
    for (var agent : workspaceState.agents()) {
      assertThat(agent.load())
          .as("load of %s", agent.id())
          .isEqualTo(recount.getOrDefault(agent.id(), Load.NONE));
      assertThat(workspaceState.heldBy(agent.id())).hasSize(agent.load().total());
      recount.remove(agent.id());
    }
    assertThat(recount).as("tickets of agents who are not there").isEmpty();
  }

  private void nobody_has_more_than_they_take() {
    for (var agent : workspaceState.agents()) {
      var defined = workspaceState.definitions().agent(agent.id());
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
    var waiting = new HashMap<BacklogKey, Set<QueuedTicket>>();
    for (var ticket : tickets) {
      var place = QueuedTicket.of(ticket);
      if (place == null) continue;
      waiting.computeIfAbsent(BacklogKey.of(ticket), _ -> new HashSet<>()).add(place);
    }
    assertThat(copyOf(workspaceState.backlog().all())).isEqualTo(waiting);
  }

  static Map<BacklogKey, Set<QueuedTicket>> copyOf(
      Map<BacklogKey, ? extends Set<QueuedTicket>> lines) {
    var copy = new HashMap<BacklogKey, Set<QueuedTicket>>();
    lines.forEach((demand, line) -> copy.put(demand, new HashSet<>(line)));
    return copy;
  }

  private void nobody_has_what_they_must_not_have() {
    for (var ticket : tickets) {
      var phase = ticket.phase();
      var who = phase.holder() == null ? phase.keeper() : phase.holder();
      if (who == null) continue;
      var agent = workspaceState.definitions().agent(who.agent());
      assertThat(agent).as("who has %s", ticket).isNotNull();
      if (agent != null) assertThat(mayHave(agent, ticket)).as("%s %s", agent, ticket).isTrue();
    }
  }

  /** Written once more, so that the rules are not checked by themselves. */
  private boolean mayHave(DefineAgent agent, Ticket ticket) {
    var asked = asked(ticket);
    var id = agent.site();
    if (!asked.sites().isEmpty() && (id == null || !asked.sites().contains(id))) return false;
    if (!agent.clearances().containsAll(asked.clearances())) return false;
    var site = id == null ? null : workspaceState.definitions().site(id);
    return site == null
        || (site.clearances().containsAll(asked.clearances())
            && (site.brands().isEmpty()
                || (ticket.origin().brand() != null
                    && site.brands().contains(ticket.origin().brand())))
            && (site.tiers().isEmpty() || site.tiers().contains(asked.tier())));
  }

  private Requirements asked(Ticket ticket) {
    return BacklogKey.of(ticket).requirements(workspaceState.definitions());
  }

  /** The lowest tier in which anybody who may takes work does: nobody there is free for it. */
  private void nothing_waits_that_somebody_could_take() {
    for (var ticket : tickets) {
      if (!(ticket.phase() instanceof Phase.Queued queued)) continue;
      var asked = asked(ticket);
      var there = new TreeMap<Integer, List<DefineAgent>>();
      for (var agent : workspaceState.definitions().agents()) {
        var state = workspaceState.agent(agent.id());
        var may = agent.tier() >= asked.tier() && can(agent, asked) && mayHave(agent, ticket);
        if (may && state != null && state.available()) {
          there.computeIfAbsent(agent.tier(), _ -> new ArrayList<>()).add(agent);
        }
      }
      if (there.isEmpty()) continue;
      for (var agent : there.firstEntry().getValue()) {
        assertThat(free(agent, ticket) && !queued.declined().contains(agent.id()))
            .as("%s is free for %s", agent, ticket)
            .isFalse();
      }
    }
  }

  private static boolean can(DefineAgent agent, Requirements asked) {
    return asked.skills().entrySet().stream()
        .allMatch(skill -> agent.skills().getOrDefault(skill.getKey(), 0) >= skill.getValue());
  }

  private boolean free(DefineAgent agent, Ticket ticket) {
    var state = workspaceState.agent(agent.id());
    return state != null
        && !state.pausedForMissedOffers(centre.now())
        && Capacity.hasRoom(agent, state.load(), ticket.origin().channel());
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
    for (var agent : workspaceState.agents()) {
      var subject = WorkspaceState.timerSubject(CallCentre.WORKSPACE, agent.id());
      if (!agent.there() && !workspaceState.heldBy(agent.id()).isEmpty()) {
        assertThat(timers).as(agent.id()).containsKey(subject + Kinds.ABSENT);
      }
      if (!agent.there() && !workspaceState.keptBy(agent.id()).isEmpty()) {
        assertThat(timers).as(agent.id()).containsKey(subject + Kinds.LONG_ABSENT);
      }
      if (!agent.pausedForMissedOffers(centre.now())) continue;
      assertThat(timers).containsEntry(subject + Kinds.PAUSE_OVER, agent.coolsUntil());
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
