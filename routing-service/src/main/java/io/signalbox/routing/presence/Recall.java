package io.signalbox.routing.presence;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.ticket.Assignee;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import java.util.List;

/**
 * Takes tickets from agents who are not there or must not have them. What is in work or offered
 * goes to others, at its place by age; what waits for the customer or a third party goes on
 * waiting, and is nobody's.
 */
final class Recall {
  private final Dispatch dispatch;
  private final Offers offers;

  Recall(Dispatch dispatch, Offers offers) {
    this.dispatch = dispatch;
    this.offers = offers;
  }

  void from(Draft draft, Ticket ticket, String why) {
    switch (ticket.phase()) {
      case Phase.Offered _ -> offers.withdraw(draft, ticket, why);
      case Phase.InProgress work -> {
        var since = ticket.origin().openedAt();
        var queued = new Phase.Queued(since, List.of());
        var free = without(draft, ticket, queued, work.by(), why);
        var _ = dispatch.place(draft, free, since, List.of());
      }
      case Phase.Pending wait -> leave(draft, ticket, new Phase.Pending(null, wait.until()), why);
      case Phase.OnHold wait -> leave(draft, ticket, new Phase.OnHold(null, wait.until()), why);
      case Phase.New _, Phase.Queued _, Phase.Resolved _, Phase.Closed _ -> {}
    }
  }

  private static void leave(Draft draft, Ticket ticket, Phase after, String why) {
    var by = ticket.phase().keeper();
    if (by != null) {
      var _ = without(draft, ticket, after, by, why);
    }
  }

  private static Ticket without(Draft draft, Ticket ticket, Phase after, Assignee by, String why) {
    return draft.tell(ticket.in(after), view -> new TicketEvent.Unassigned(view, by.agent(), why));
  }
}
