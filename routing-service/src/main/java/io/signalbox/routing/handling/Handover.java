package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.answer.Refusal;
import io.signalbox.routing.assignment.Demand;
import io.signalbox.routing.floor.Draft;
import io.signalbox.routing.floor.Kinds;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.offer.Turns;
import io.signalbox.routing.ticket.Need;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket goes to others: by a person's judgement, or up a tier. It keeps its place by age. */
final class Handover {
  private final Dispatch dispatch;
  private final Offers offers;

  Handover(Dispatch dispatch, Offers offers) {
    this.dispatch = dispatch;
    this.offers = offers;
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
    var free = release(draft, ticket, "transferred");
    var told =
        draft.tell(
            free,
            view ->
                new TicketEvent.Transferred(view, giver, ticket.need().queue(), null, to, reason));
    return new Result.Done(dispatch.giveTo(draft, told, defined, "transferred to"));
  }

  /** A person may judge skills and tiers; site and capacity bind them too. */
  private static @Nullable Refusal refusal(Draft draft, Ticket ticket, DefineAgent to) {
    var holder = ticket.phase().holder();
    var state = draft.agent(to.id());
    if (holder != null && holder.agent().equals(to.id())) {
      return Refusal.agentUnavailable(to.id(), "has it already");
    }
    if (!draft.floor().pools().inBounds(to.id(), Demand.of(ticket))) {
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
    var from = ticket.need().queue();
    var free = release(draft, ticket, "transferred");
    var told =
        draft.tell(
            free.needing(free.need().withQueue(queue)),
            view -> new TicketEvent.Transferred(view, giver, from, queue, null, reason));
    var declined = giver == null ? List.<String>of() : List.of(giver);
    return new Result.Done(dispatch.place(draft, told, ticket.origin().openedAt(), declined));
  }

  Result escalate(
      Draft draft, Ticket ticket, @Nullable String agent, String id, EscalateTicket command) {
    var from = ticket.need().tier();
    var asked = command.tier();
    var wanted = asked == null ? from + 1 : asked;
    if (wanted <= from || wanted > Need.TIER_MAX) {
      return new Result.Refused(Refusal.topTier(from));
    }
    var needs = ticket.need().withTier(wanted);
    var pool = draft.floor().pools().of(Demand.of(ticket.needing(needs)));
    if (pool.isEmpty()) {
      return new Result.Refused(Refusal.nobodyQualified("at tier " + wanted + " or above"));
    }
    var by = ticket.phase().assignee();
    var free = release(draft, ticket, "escalated");
    var told =
        draft.tell(
            free.needing(needs.withTier(pool.tier())),
            view ->
                new TicketEvent.Escalated(view, from, pool.tier(), agent, id, command.reason()));
    var declined = by == null ? List.<String>of() : List.of(by.agent());
    return new Result.Done(dispatch.place(draft, told, ticket.origin().openedAt(), declined));
  }

  /** Takes the ticket from whoever has it or is asked to take it. It then is in its queue. */
  private Ticket release(Draft draft, Ticket ticket, String why) {
    if (ticket.phase() instanceof Phase.Offered offered) {
      return offers.revoke(draft, ticket, offered, why);
    }
    if (ticket.status() == Status.PENDING || ticket.status() == Status.ON_HOLD) {
      draft.cancelTimer(ticket.id().toString(), Kinds.UNTIL);
    }
    var by = ticket.phase().assignee();
    if (by == null) return ticket;
    var waiting = ticket.in(new Phase.Queued(ticket.origin().openedAt(), List.of()));
    return draft.tell(waiting, view -> new TicketEvent.Unassigned(view, by.agent(), why));
  }
}
