package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.ticket.Assignee;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that waited, or was thought done, goes on: with the agent who knows it if they are there
 * and have room, else with whoever is free.
 */
public final class Reactivation {
  private final Dispatch dispatch;

  /** Reactivation by way of this dispatch. */
  public Reactivation(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** It need not wait any longer. */
  public Ticket resume(Draft draft, Ticket ticket, @Nullable String reason) {
    var from = ticket.status().told();
    if (until(ticket.phase())) draft.cancelTimer(ticket.id().toString(), Kinds.UNTIL);
    return goOn(
        draft,
        ticket,
        next ->
            draft.tell(
                next,
                view ->
                    new TicketEvent.StatusChanged(view, from, next.status().told(), null, reason)));
  }

  /**
   * It was not solved.
   *
   * @param contactId the message that says so, if it was one
   * @param agent who says so, if it was an agent
   */
  public Ticket reopen(
      Draft draft,
      Ticket ticket,
      @Nullable String contactId,
      @Nullable String agent,
      @Nullable String reason) {
    return goOn(
        draft,
        ticket.cameBack(),
        next -> draft.tell(next, view -> new TicketEvent.Reopened(view, contactId, agent, reason)));
  }

  /** How the going on is told. */
  private interface Telling {
    Ticket of(Ticket next);
  }

  private Ticket goOn(Draft draft, Ticket ticket, Telling telling) {
    var by = ticket.phase().assignee();
    if (by != null && canTakeBack(draft, ticket, by)) {
      return telling.of(ticket.in(new Phase.InProgress(by)));
    }
    var waiting = telling.of(ticket.in(new Phase.Queued(draft.at(), List.of())));
    var free =
        by == null
            ? waiting
            : draft.tell(waiting, view -> new TicketEvent.Unassigned(view, by.agent(), "not free"));
    return dispatch.place(draft, free, draft.at(), List.of());
  }

  private static boolean canTakeBack(Draft draft, Ticket ticket, Assignee by) {
    var defined = draft.workspaceState().definitions().agent(by.agent());
    var state = draft.agent(by.agent());
    return defined != null
        && state != null
        && state.there()
        && draft.workspaceState().pools().inBounds(by.agent(), BacklogKey.of(ticket))
        && Capacity.hasRoom(defined, state.load(), ticket.origin().channel());
  }

  private static boolean until(Phase phase) {
    return (phase instanceof Phase.Pending pending && pending.until() != null)
        || (phase instanceof Phase.OnHold held && held.until() != null);
  }
}
