package io.signalbox.routing.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as HTTP shows it: as in events, and what only its phase knows.
 *
 * @param fence the number of its last offer or assignment
 * @param waitingSince its place in line, while it is queued
 * @param until when it goes on by itself, while it waits
 * @param resolvedAt when it was resolved, while it is
 */
record TicketDetails(
    @JsonUnwrapped TicketView ticket,
    long fence,
    @Nullable String followUpOf,
    @Nullable OfferDetails offer,
    @Nullable Instant waitingSince,
    @Nullable Instant until,
    @Nullable Instant resolvedAt) {

  /** An offer that an agent can answer. */
  record OfferDetails(
      String offerId, long fence, String agentId, @Nullable String site, Instant expiresAt) {}

  static TicketDetails of(Ticket ticket) {
    var before = ticket.origin().followUpOf();
    return new TicketDetails(
        ticket.view(),
        ticket.track().fence(),
        before == null ? null : before.toString(),
        offer(ticket),
        ticket.phase() instanceof Phase.Queued queued ? queued.since() : null,
        until(ticket.phase()),
        ticket.phase() instanceof Phase.Resolved resolved ? resolved.since() : null);
  }

  /** As a list shows it: what is sensitive is read of one ticket at a time, and that is noted. */
  static TicketDetails listed(Ticket ticket) {
    return of(ticket.classification().sensitivity().isEmpty() ? ticket : ticket.masked());
  }

  private static @Nullable OfferDetails offer(Ticket ticket) {
    if (!(ticket.phase() instanceof Phase.Offered offered)) return null;
    var fence = ticket.track().fence();
    return new OfferDetails(
        new OfferId(ticket.id(), fence).toString(),
        fence,
        offered.to().agent(),
        offered.to().site(),
        offered.expiresAt());
  }

  private static @Nullable Instant until(Phase phase) {
    return switch (phase) {
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
  }
}
