package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the agent who has a ticket does with it. */
final class Work {
  private final Offers offers;
  private final Reactivation reactivation;
  private final Duration kept;

  Work(Offers offers, Reactivation reactivation, Duration kept) {
    this.offers = offers;
    this.reactivation = reactivation;
    this.kept = kept;
  }

  /** The customer's turn. */
  Result pend(Draft draft, Ticket ticket, @Nullable Instant asked, @Nullable String reason) {
    var until = inMillis(asked);
    var phase = new Phase.Pending(ticket.phase().assignee(), until);
    return waits(draft, ticket, phase, until, reason);
  }

  /** A third party's turn. */
  Result hold(Draft draft, Ticket ticket, @Nullable Instant asked, @Nullable String reason) {
    var until = inMillis(asked);
    var phase = new Phase.OnHold(ticket.phase().assignee(), until);
    return waits(draft, ticket, phase, until, reason);
  }

  /** As fine as timers are: one that fires a microsecond early would find nothing to do. */
  private static @Nullable Instant inMillis(@Nullable Instant until) {
    return until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Result waits(
      Draft draft, Ticket ticket, Phase phase, @Nullable Instant until, @Nullable String reason) {
    if (until != null && !until.isAfter(draft.at())) {
      return new Result.Refused(Refusal.incomplete("The time to wait until is over already."));
    }
    stopWaiting(draft, ticket);
    if (until != null) draft.setTimer(ticket.id().toString(), Kinds.UNTIL, until);
    var from = ticket.status().told();
    return new Result.Done(
        draft.tell(
            ticket.in(phase),
            view ->
                new TicketEvent.StatusChanged(view, from, phase.status().told(), until, reason)));
  }

  Result resume(Draft draft, Ticket ticket) {
    return new Result.Done(reactivation.resume(draft, ticket, null));
  }

  /** The time to wait is over; false if the ticket does not wait until now. */
  boolean timeUp(Draft draft, Ticket ticket) {
    var until =
        switch (ticket.phase()) {
          case Phase.Pending pending -> pending.until();
          case Phase.OnHold held -> held.until();
          case Phase.New _,
              Phase.Queued _,
              Phase.Offered _,
              Phase.InProgress _,
              Phase.Resolved _,
              Phase.Closed _ ->
              null;
        };
    if (until == null || until.isAfter(draft.at())) return false;
    var _ = reactivation.resume(draft, ticket, "time is up");
    return true;
  }

  Result resolve(Draft draft, Ticket ticket, @Nullable String agent, @Nullable String resolution) {
    keep(draft, ticket);
    var settled = settle(draft, ticket, "resolved");
    var by = settled.phase().assignee();
    return new Result.Done(
        draft.tell(
            settled.in(new Phase.Resolved(by, draft.at())),
            view -> new TicketEvent.Resolved(view, agent, resolution)));
  }

  Result reopen(Draft draft, Ticket ticket, @Nullable String agent, @Nullable String reason) {
    return new Result.Done(reactivation.reopen(draft, ticket, null, agent, reason));
  }

  Result close(Draft draft, Ticket ticket, @Nullable String agent, @Nullable String reason) {
    keep(draft, ticket);
    return new Result.Done(closed(draft, ticket, agent, reason));
  }

  /** The ticket, closed. */
  Ticket closed(Draft draft, Ticket ticket, @Nullable String agent, @Nullable String reason) {
    var settled = settle(draft, ticket, "closed");
    var by = settled.phase().assignee();
    return draft.tell(
        settled.in(new Phase.Closed(by)), view -> new TicketEvent.Closed(view, agent, reason));
  }

  /** From when it is over it is kept so long. */
  private void keep(Draft draft, Ticket ticket) {
    draft.setTimer(ticket.id().toString(), Kinds.KEPT, draft.at().plus(kept));
  }

  /** Ends what still goes on with a ticket: an offer, a wait. */
  private Ticket settle(Draft draft, Ticket ticket, String why) {
    stopWaiting(draft, ticket);
    return ticket.phase() instanceof Phase.Offered offered
        ? offers.revoke(draft, ticket, offered, why)
        : ticket;
  }

  private static void stopWaiting(Draft draft, Ticket ticket) {
    var waits =
        (ticket.phase() instanceof Phase.Pending pending && pending.until() != null)
            || (ticket.phase() instanceof Phase.OnHold held && held.until() != null);
    if (waits) draft.cancelTimer(ticket.id().toString(), Kinds.UNTIL);
  }
}
