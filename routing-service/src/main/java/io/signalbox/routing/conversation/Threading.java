package io.signalbox.routing.conversation;

import io.signalbox.contracts.contact.Automation;
import io.signalbox.routing.ticket.LifeCycle;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a contact is to the ticket its conversation was last in. */
public enum Threading {
  /** The conversation has no ticket, or none that this could be about: the contact opens one. */
  OPENS,
  /** It joins the ticket as it is. */
  JOINS,
  /** It joins the ticket, which waited for the customer or a third party. */
  RESUMES,
  /** It joins the ticket, which was not solved after all. */
  REOPENS,
  /** Too late for that: it opens a ticket that goes on with the old one. */
  FOLLOWS_UP;

  /**
   * Decides.
   *
   * @param lasting whether the conversation goes on for ever, so that what comes too late for its
   *     ticket is a new matter
   * @param window how long after its resolution a ticket comes back
   */
  public static Threading of(
      @Nullable Ticket ticket, boolean lasting, Automation automated, Instant at, Duration window) {
    if (ticket == null) return OPENS;
    var late = lasting ? OPENS : FOLLOWS_UP;
    if (!LifeCycle.allows(ticket.status(), Trigger.CUSTOMER_WROTE)) return late;
    // an out-of-office note is kept, but nobody has written who waits for us
    var person = automated.equals(Automation.NONE);
    return switch (ticket.phase()) {
      case Phase.Pending _, Phase.OnHold _ -> person ? RESUMES : JOINS;
      case Phase.Resolved resolved -> {
        if (!person) yield JOINS;
        yield at.isAfter(resolved.since().plus(window)) ? late : REOPENS;
      }
      case Phase.New _, Phase.Queued _, Phase.Offered _, Phase.InProgress _, Phase.Closed _ ->
          JOINS;
    };
  }
}
