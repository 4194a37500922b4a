package io.signalbox.routing.attendance;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.RemoveAgent;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.answer.Refusal;
import io.signalbox.routing.floor.Draft;
import io.signalbox.routing.floor.Fact;
import io.signalbox.routing.floor.Floor;
import io.signalbox.routing.floor.Kinds;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.offer.Turns;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.Decision;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is there, and what it means for tickets that they are or are not. */
public final class Attendance {
  private static final Set<Presence> PRESENCES =
      Set.of(Presence.AVAILABLE, Presence.AWAY, Presence.OFFLINE);

  private final Dispatch dispatch;
  private final Offers offers;

  /** Attendance by way of these. */
  public Attendance(Dispatch dispatch, Offers offers) {
    this.dispatch = dispatch;
    this.offers = offers;
  }

  /** What became of an agent's presence. */
  public record PresenceAnswer(String agentId, Presence presence) {}

  /** An agent takes work, or no longer does: then others get what they were asked to take. */
  public Decision<Fact> presence(Draft draft, SetPresence command) {
    var id = command.agentId();
    var defined = draft.floor().definitions().agent(id);
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
      draft.cancelTimer(Floor.timerSubject(draft.workspace(), id), Kinds.COOL);
    }
    if (after.available()) draft.free(id);
    else held(draft, id).forEach(ticket -> offers.withdraw(draft, ticket, "agent away"));
    dispatch.fill(draft);
    return draft.done(new PresenceAnswer(id, presence));
  }

  /** In a certain order, whatever the history of the set. */
  private static List<Ticket> held(Draft draft, String agent) {
    return draft.floor().heldBy(agent).stream()
        .sorted()
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
    if (draft.floor().lines().size() > 0) draft.matchSoon();
    return draft.done();
  }

  /** A site, a queue or the rules came or changed: others may get what waits. */
  public Decision<Fact> rearranged(Draft draft, Fact.Came came) {
    draft.note(came);
    if (draft.floor().lines().size() > 0) draft.matchSoon();
    return draft.done();
  }

  /** An agent left for good: what they had goes to others. */
  public Decision<Fact> left(Draft draft, RemoveAgent command) {
    var id = command.id();
    var defined = draft.floor().definitions().agent(id);
    if (defined == null) return draft.refuse(Refusal.unknownAgent(id), id, id);
    var tickets = held(draft, id);
    draft.leave(id);
    for (var ticket : tickets) orphan(draft, ticket, id);
    draft.send(id, changed(defined, true));
    draft.cancelTimer(Floor.timerSubject(draft.workspace(), id), Kinds.COOL);
    if (draft.floor().lines().size() > 0) draft.matchSoon();
    dispatch.fill(draft);
    return draft.done();
  }

  private void orphan(Draft draft, Ticket ticket, String agent) {
    switch (ticket.phase()) {
      case Phase.Offered _ -> offers.withdraw(draft, ticket, "agent removed");
      case Phase.InProgress _ -> {
        var since = ticket.origin().openedAt();
        var free =
            draft.tell(
                ticket.in(new Phase.Queued(since, List.of())),
                view -> new TicketEvent.Unassigned(view, agent, "agent removed"));
        var _ = dispatch.place(draft, free, since, List.of());
      }
      case Phase.New _,
          Phase.Queued _,
          Phase.Pending _,
          Phase.OnHold _,
          Phase.Resolved _,
          Phase.Closed _ -> {}
    }
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
  public Decision<Fact> cooled(Draft draft, @Nullable String agent) {
    if (agent == null) return Decision.nothing();
    draft.free(agent);
    dispatch.fill(draft);
    return draft.done();
  }

  /** Whoever is free is looked after again. */
  public Decision<Fact> match(Draft draft) {
    draft.floor().agents().stream()
        .filter(agent -> Turns.takesWork(agent, draft.at()))
        .map(AgentState::id)
        .sorted()
        .forEach(draft::free);
    dispatch.fill(draft);
    return draft.done();
  }
}
