package io.signalbox.routing.ticket;

import io.signalbox.contracts.ticket.TicketStatus;
import org.jspecify.annotations.Nullable;

/** What a command made of a ticket: enough to go on working, little enough to keep for a day. */
public record TicketAnswer(
    String ticketId, long version, TicketStatus status, @Nullable String agentId, long fence) {

  /** The answer on a ticket as it is now. */
  public static TicketAnswer of(Ticket ticket) {
    var by = ticket.phase().assignee();
    return new TicketAnswer(
        ticket.id().toString(),
        ticket.track().version(),
        ticket.status().told(),
        by == null ? null : by.agent(),
        ticket.track().fence());
  }
}
