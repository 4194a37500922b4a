package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.answer.Refusal;
import io.signalbox.routing.assignment.LineKey;
import io.signalbox.routing.floor.Draft;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Turns;
import io.signalbox.routing.ticket.Placement;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Ticket;
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
    var defined = draft.floor().definitions().agent(to);
    if (defined == null) return new Result.Refused(Refusal.unknownAgent(to));
    var refusal = refusal(draft, ticket, defined);
    if (refusal != null) return new Result.Refused(refusal);
    var free = release.of(draft, ticket, "transferred");
    var told =
        draft.tell(
            free,
            view ->
                new TicketEvent.Transferred(
                    view, giver, ticket.placement().queue(), null, to, reason));
    return new Result.Done(dispatch.giveTo(draft, told, defined, "transferred to"));
  }

  /** A person may judge skills and tiers; site and capacity bind them too. */
  private static @Nullable Refusal refusal(Draft draft, Ticket ticket, DefineAgent to) {
    var holder = ticket.phase().holder();
    var state = draft.agent(to.id());
    if (holder != null && holder.agent().equals(to.id())) {
      return Refusal.agentUnavailable(to.id(), "has it already");
    }
    if (!draft.floor().pools().inBounds(to.id(), LineKey.of(ticket))) {
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
    if (!draft.floor().definitions().hasQueue(queue)) {
      return new Result.Refused(Refusal.unknownQueue(queue));
    }
    var from = ticket.placement().queue();
    var free = release.of(draft, ticket, "transferred");
    var told =
        draft.tell(
            free.placed(queue, Step.TRANSFERRED),
            view -> new TicketEvent.Transferred(view, giver, from, queue, null, reason));
    var declined = giver == null ? List.<String>of() : List.of(giver);
    return new Result.Done(dispatch.place(draft, told, ticket.origin().openedAt(), declined));
  }

  Result escalate(
      Draft draft, Ticket ticket, @Nullable String agent, String id, EscalateTicket command) {
    var from = ticket.placement().requirements().tier();
    var asked = command.tier();
    var wanted = asked == null ? from + 1 : asked;
    if (wanted <= from || wanted > Placement.TIER_MAX) {
      return new Result.Refused(Refusal.topTier(from));
    }
    var queue = ticket.placement().queue();
    var step = ticket.placement().step();
    var higher = LineKey.of(ticket.placed(queue, step.raised(wanted)));
    var pool = draft.floor().pools().of(higher);
    if (pool.isEmpty()) {
      return new Result.Refused(Refusal.nobodyQualified("at tier " + wanted + " or above"));
    }
    var by = ticket.phase().assignee();
    var free = release.of(draft, ticket, "escalated");
    var told =
        draft.tell(
            free.placed(queue, step.raised(pool.tier())),
            view ->
                new TicketEvent.Escalated(view, from, pool.tier(), agent, id, command.reason()));
    var declined = by == null ? List.<String>of() : List.of(by.agent());
    return new Result.Done(dispatch.place(draft, told, ticket.origin().openedAt(), declined));
  }
}
