package io.signalbox.routing.arrival;

import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.runtime.shard.Decision;

/**
 * What becomes known of a customer shows on their tickets that are not closed, and in what is told
 * of them next. Nothing that was decided is decided again.
 */
public final class CustomerNews {
  private CustomerNews() {}

  /** Puts it on their tickets. */
  public static Decision<Fact> decide(Draft draft, CustomerEvent.Changed changed) {
    for (var id : draft.ticketsOf(changed.customerId())) {
      var ticket = draft.ticket(id);
      // one that was erased in the same batch is nobody's
      if (ticket == null || !ticket.origin().customerId().equals(changed.customerId())) continue;
      var known = ticket.knowing(changed.facts());
      if (!known.equals(ticket)) draft.note(new Fact.TicketIs(known, false));
    }
    return draft.done();
  }
}
