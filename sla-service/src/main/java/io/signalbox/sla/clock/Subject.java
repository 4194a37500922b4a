package io.signalbox.sla.clock;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a ticket: what promises depend on, and whom an alert concerns. */
public record Subject(
    String ticketId,
    long version,
    Channel channel,
    Priority priority,
    int tier,
    TicketStatus status,
    @Nullable String brand,
    @Nullable String queue,
    @Nullable String agentId,
    @Nullable String site) {

  private static final Set<TicketStatus> ENDED =
      Set.of(TicketStatus.CLOSED, TicketStatus.MERGED, TicketStatus.ABANDONED);

  /** What an event tells. */
  static Subject of(TicketView ticket) {
    return new Subject(
        ticket.ticketId(),
        ticket.version(),
        ticket.channel(),
        ticket.classification().priority(),
        ticket.requirements().tier(),
        ticket.status(),
        ticket.brand(),
        ticket.queue(),
        ticket.agentId(),
        ticket.site());
  }

  /** Whether nobody will do anything about it any more. */
  boolean ended() {
    return ENDED.contains(status);
  }

  /** Whether nothing is promised as it stands, though it may come back. */
  boolean settled() {
    return ended() || status.equals(TicketStatus.RESOLVED);
  }

  /** Whether other promises may hold for it than for {@code other}. */
  boolean differsFrom(Subject other) {
    return !priority.equals(other.priority) || !channel.equals(other.channel) || !inQueueOf(other);
  }

  /** Whether the same queue has it. */
  boolean inQueueOf(Subject other) {
    return Objects.equals(queue, other.queue);
  }
}
