package io.signalbox.routing.presence;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.offer.Turns;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.WorkspaceState;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Who is there, and what it means for tickets that they are or are not. */
public final class PresenceRules {
  private static final List<String> AGENT_TIMERS =
      List.of(Kinds.PAUSE_OVER, Kinds.ABSENT, Kinds.LONG_ABSENT);
  private static final Set<Presence> PRESENCES =
      Set.of(Presence.AVAILABLE, Presence.AWAY, Presence.OFFLINE);

  /** How many tickets are taken from agents at once; what is left follows by a timer. */
  public static final int RECALLS_MAX = 200;

  private final Dispatch dispatch;
  private final Offers offers;
  private final Recall recall;
  private final RoutingSettings settings;

  /** PresenceRules by way of these. */
  public PresenceRules(Dispatch dispatch, Offers offers, RoutingSettings settings) {
    this.dispatch = dispatch;
    this.offers = offers;
    this.recall = new Recall(dispatch, offers);
    this.settings = settings;
  }

  /** What became of an agent's presence. */
  public record PresenceAnswer(String agentId, Presence presence) {}

  /** An agent takes work, or no longer does: then others get what they were asked to take. */
  public Decision<Fact> presence(Draft draft, SetPresence command) {
    var id = command.agentId();
    var defined = draft.workspaceState().definitions().agent(id);
    var state = draft.agent(id);
    if (defined == null || state == null) {
      return draft.refuse(Refusal.unknownAgent(id), id, id);
    }
    var presence = command.presence();
    if (!PRESENCES.contains(presence)) {
      var why = "A presence is one of available, away, offline.";
      return draft.refuse(Refusal.badDefinition("unknown-presence", why), id, id);
    }
    var after = state.present(presence, draft.at());
    if (!after.equals(state)) draft.put(after);
    if (!presence.equals(state.presence())) {
      draft.send(
          id, new TicketEvent.AgentPresenceChanged(id, defined.site(), presence, command.reason()));
    }
    if (state.coolsUntil() != null && after.coolsUntil() == null) {
      draft.cancelTimer(WorkspaceState.timerSubject(draft.workspace(), id), Kinds.PAUSE_OVER);
    }
    watch(draft, state, after);
    if (after.available()) {
      draft.free(id);
    } else {
      tickets(draft, draft.workspaceState().heldBy(id))
          .forEach(ticket -> offers.withdraw(draft, ticket, "agent away"));
      // what waited for this agent may be for a higher tier now
      if (state.available()) matchWaiting(draft);
    }
    dispatch.fill(draft);
    return draft.done(new PresenceAnswer(id, presence));
  }

  /** From when an agent is offline it is watched how long; once they are back it is not. */
  private void watch(Draft draft, AgentState before, AgentState after) {
    var subject = WorkspaceState.timerSubject(draft.workspace(), after.id());
    if (before.there() && !after.there()) {
      draft.setTimer(subject, Kinds.ABSENT, draft.at().plus(settings.absentWork()));
      draft.setTimer(subject, Kinds.LONG_ABSENT, draft.at().plus(settings.absentWaiting()));
    } else if (!before.there() && after.there()) {
      draft.cancelTimer(subject, Kinds.ABSENT);
      draft.cancelTimer(subject, Kinds.LONG_ABSENT);
    }
  }

  private static void matchWaiting(Draft draft) {
    if (draft.workspaceState().backlog().size() > 0) draft.matchSoon();
  }

  /** In a certain order, whatever the history of the set. */
  private static List<Ticket> tickets(Draft draft, Collection<UUID> ids) {
    return ids.stream()
        .sorted()
        .limit(RECALLS_MAX)
        .map(draft::ticket)
        .filter(Objects::nonNull)
        .toList();
  }

  /** An agent came or changed. A new one is not there yet; one who can more may get what waits. */
  public Decision<Fact> hired(Draft draft, DefineAgent agent, Fact.Came came) {
    draft.note(came);
    var state = draft.agent(agent.id());
    if (state == null) {
      draft.put(AgentState.hired(draft.workspace(), agent.id(), draft.at()));
    }
    draft.send(agent.id(), changed(agent, false));
    boundsMoved(draft);
    return draft.done();
  }

  /** A site, a queue or the rules came or changed: others may get what waits. */
  public Decision<Fact> rearranged(Draft draft, Fact.Came came) {
    draft.note(came);
    boundsMoved(draft);
    return draft.done();
  }

  /** Some may have to give up what they have, others may get what waits. */
  private static void boundsMoved(Draft draft) {
    if (draft.workspaceState().anythingIsGiven()) draft.boundsSoon();
    matchWaiting(draft);
  }

  /** Takes tickets from those who must not have them any more. */
  public Decision<Fact> bounds(Draft draft) {
    var out = draft.workspaceState().outOfBounds(RECALLS_MAX);
    if (out.isEmpty()) return Decision.nothing();
    for (var ticket : tickets(draft, out)) recall.from(draft, ticket, "out of scope");
    boundsMoved(draft); // until there are none
    dispatch.fill(draft);
    return draft.done();
  }

  /** An agent is offline for long: what they have in work goes to others. */
  public Decision<Fact> absent(Draft draft, @Nullable String agent) {
    return absent(draft, agent, Kinds.ABSENT, WorkspaceState::heldBy);
  }

  /** For so long that nobody waits for them any more: what waits with them is nobody's. */
  public Decision<Fact> longAbsent(Draft draft, @Nullable String agent) {
    return absent(draft, agent, Kinds.LONG_ABSENT, WorkspaceState::keptBy);
  }

  private Decision<Fact> absent(
      Draft draft,
      @Nullable String agent,
      String kind,
      BiFunction<WorkspaceState, String, Set<UUID>> tickets) {
    var state = agent == null ? null : draft.agent(agent);
    if (agent == null || state == null || state.there()) return Decision.nothing();
    var theirs = tickets.apply(draft.workspaceState(), agent);
    if (theirs.isEmpty()) return Decision.nothing();
    for (var ticket : tickets(draft, theirs)) recall.from(draft, ticket, "agent absent");
    if (theirs.size() > RECALLS_MAX) {
      draft.setTimer(WorkspaceState.timerSubject(draft.workspace(), agent), kind, draft.at());
    }
    dispatch.fill(draft);
    return draft.done();
  }

  /** An agent left for good: what they had goes to others. */
  public Decision<Fact> left(Draft draft, DefineAgent defined, Fact.Came came) {
    draft.note(came);
    var id = defined.id();
    var workspaceState = draft.workspaceState();
    var tickets = new ArrayList<>(tickets(draft, workspaceState.heldBy(id)));
    tickets.addAll(tickets(draft, workspaceState.keptBy(id)));
    draft.leave(id);
    for (var ticket : tickets) recall.from(draft, ticket, "agent removed");
    draft.send(id, changed(defined, true));
    for (var kind : AGENT_TIMERS) {
      draft.cancelTimer(WorkspaceState.timerSubject(draft.workspace(), id), kind);
    }
    draft.matchSoon();
    boundsMoved(draft); // what is left of theirs
    dispatch.fill(draft);
    return draft.done();
  }

  private static TicketEvent.AgentChanged changed(DefineAgent agent, boolean removed) {
    return new TicketEvent.AgentChanged(
        agent.id(),
        agent.name(),
        agent.tier(),
        agent.skills(),
        agent.languages(),
        agent.site(),
        removed);
  }

  /** Somebody has cooled down. */
  public Decision<Fact> pauseOver(Draft draft, @Nullable String agent) {
    if (agent == null) return Decision.nothing();
    draft.free(agent);
    dispatch.fill(draft);
    return draft.done();
  }

  /** Whoever is free is looked after again. */
  public Decision<Fact> match(Draft draft) {
    draft.workspaceState().agents().stream()
        .filter(agent -> Turns.takesWork(agent, draft.at()))
        .map(AgentState::id)
        .sorted()
        .forEach(draft::free);
    dispatch.fill(draft);
    return draft.done();
  }
}
