package io.signalbox.routing.assignment;

import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in memory of a ticket that waits: about 100 bytes with its place in line.
 *
 * @param since milliseconds of log time
 */
public record QueuedTicket(int priority, long since, UUID id, List<String> declined) {
  /** Whose turn it is: the more urgent, then the longer waiting. */
  public static final Comparator<QueuedTicket> IN_TURN =
      Comparator.comparingInt(QueuedTicket::priority)
          .reversed()
          .thenComparingLong(QueuedTicket::since)
          .thenComparing(QueuedTicket::id);

  /** What to keep of a ticket; null if it does not wait. */
  public static @Nullable QueuedTicket of(Ticket ticket) {
    return ticket.phase() instanceof Phase.Queued queued
        ? new QueuedTicket(
            ticket.classification().priority().rank(),
            queued.since().toEpochMilli(),
            ticket.id(),
            queued.declined())
        : null;
  }
}
