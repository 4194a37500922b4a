package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Turns;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.ticket.Placement;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket goes to others: by a person's judgement, or up a tier. It keeps its place by age. */
final class Handover {
  private final Dispatch dispatch;
  private final Release release;

  Handover(Dispatch dispatch, Release release) {
    this.dispatch = dispatch;
    this.release = release;
  }

  Result transfer(Draft draft, Ticket ticket, @Nullable String agent, TransferTicket command) {
    var to = command.toAgentId();
    if (to != null) return toAgent(draft, ticket, agent, to, command.reason());
    var queue = command.queue();
    if (queue != null) return toQueue(draft, ticket, agent, queue, command.reason());
    return new Result.Refused(Refusal.incomplete("Name a queue or an agent to transfer to."));
  }

  private Result toAgent(
      Draft draft, Ticket ticket, @Nullable String giver, String to, @Nullable String reason) {
    var defined = draft.workspaceState().definitions().agent(to);
    if (defined == null) return new Result.Refused(Refusal.unknownAgent(to));
    var refusal = refusal(draft, ticket, defined);
    if (refusal != null) return new Result.Refused(refusal);
    // should the agent miss it, it goes to the queue: who gave it away does not want it back
    var declined = given(ticket, giver);
    var free = release.of(draft, ticket, "transferred");
    var told =
        draft.tell(
            free,
            view ->
                new TicketEvent.Transferred(
                    view, giver, ticket.placement().queue(), null, to, reason));
    return new Result.Done(dispatch.giveTo(draft, told, defined, "transferred to", declined));
  }

  /** Who is not to get it back at once: who gave it away, or had it when it was taken away. */
  private static List<String> given(Ticket ticket, @Nullable String giver) {
    var by = ticket.phase().assignee();
    if (giver != null) return List.of(giver);
    return by == null ? List.of() : List.of(by.agent());
  }

  /** A person may judge skills and tiers; site and capacity bind them too. */
  private static @Nullable Refusal refusal(Draft draft, Ticket ticket, DefineAgent to) {
    var holder = ticket.phase().holder();
    var state = draft.agent(to.id());
    if (holder != null && holder.agent().equals(to.id())) {
      return Refusal.agentUnavailable(to.id(), "has it already");
    }
    if (!draft.workspaceState().pools().inBounds(to.id(), BacklogKey.of(ticket))) {
      return Refusal.outOfScope(to.id());
    }
    if (state == null || !Turns.takesWork(state, draft.at())) {
      return Refusal.agentUnavailable(to.id(), "takes no work now");
    }
    return Capacity.hasRoom(to, state.load(), ticket.origin().channel())
        ? null
        : Refusal.agentUnavailable(to.id(), "has no room");
  }

  private Result toQueue(
      Draft draft, Ticket ticket, @Nullable String giver, String queue, @Nullable String reason) {
    if (!draft.workspaceState().definitions().hasQueue(queue)) {
      return new Result.Refused(Refusal.unknownQueue(queue));
    }
    var from = ticket.placement().queue();
    var free = release.of(draft, ticket, "transferred");
    var told =
        draft.tell(
            free.placed(queue, Step.TRANSFERRED),
            view -> new TicketEvent.Transferred(view, giver, from, queue, null, reason));
    var declined = given(ticket, giver);
    return new Result.Done(dispatch.place(draft, told, ticket.origin().openedAt(), declined));
  }

  /**
   * Up a tier, from the one the ticket asks for or the one of the agent who has it, whichever is
   * higher: who is of that tier already is the right one. A service does not take a ticket to where
   * nobody takes work; a person may.
   */
  Result escalate(
      Draft draft, Ticket ticket, @Nullable String agent, Received input, EscalateTicket command) {
    var from = ticket.placement().requirements().tier();
    var reached = Math.max(from, tierOfAgent(draft, ticket));
    var wanted = command.tier() == null ? reached + 1 : command.tier();
    if (wanted <= reached || wanted > Placement.TIER_MAX) {
      return new Result.Refused(Refusal.topTier(reached));
    }
    var queue = ticket.placement().queue();
    var step = ticket.placement().step();
    var higher = BacklogKey.of(ticket.placed(queue, step.raised(wanted)));
    var pool = draft.workspaceState().pools().of(higher);
    var above = "at tier " + wanted + " or above";
    if (pool.isEmpty()) return new Result.Refused(Refusal.nobodyQualified(above));
    if (input.actor().role() == Role.SYSTEM && !pool.isServed(draft)) {
      return new Result.Refused(Refusal.nobodyAvailable(above));
    }
    var by = ticket.phase().assignee();
    var free = release.of(draft, ticket, "escalated");
    var told =
        draft.tell(
            free.placed(queue, step.raised(pool.tier())),
            view ->
                new TicketEvent.Escalated(
                    view, from, pool.tier(), agent, input.id(), command.reason()));
    var declined = by == null ? List.<String>of() : List.of(by.agent());
    return new Result.Done(dispatch.place(draft, told, ticket.origin().openedAt(), declined));
  }

  /** The tier of who has it or is asked to take it; 0 if that is nobody. */
  private static int tierOfAgent(Draft draft, Ticket ticket) {
    var holder = ticket.phase().holder();
    var who = holder == null ? ticket.phase().assignee() : holder;
    var defined = who == null ? null : draft.workspaceState().definitions().agent(who.agent());
    return defined == null ? 0 : defined.tier();
  }
}
