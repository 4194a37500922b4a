package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import java.util.List;

/** Takes tickets from those who have them. */
final class Release {
  private final Offers offers;

  Release(Offers offers) {
    this.offers = offers;
  }

  /** Takes the ticket from whoever has it or is asked to take it. It then is in its queue. */
  Ticket of(Draft draft, Ticket ticket, String why) {
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
