package io.signalbox.sla.clock;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketFacts;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket: what promises depend on, and whom an alert concerns.
 *
 * @param facts what policies can ask about
 * @param erased whether what was said in it is gone, and whose it was
 */
public record Subject(
    String ticketId,
    long version,
    TicketFacts facts,
    TicketStatus status,
    @Nullable String agentId,
    @Nullable String site,
    boolean erased) {

  private static final Set<TicketStatus> ENDED =
      Set.of(TicketStatus.CLOSED, TicketStatus.MERGED, TicketStatus.ABANDONED);

  /** What an event tells. */
  static Subject of(TicketView ticket) {
    return new Subject(
        ticket.ticketId(),
        ticket.version(),
        TicketFacts.of(ticket),
        ticket.status(),
        ticket.agentId(),
        ticket.site(),
        ticket.customerId().equals(ErasureEvent.NOBODY));
  }

  /** The way it came in. */
  public Channel channel() {
    return facts.channel();
  }

  /** How urgent it is. */
  public Priority priority() {
    return facts.priority();
  }

  /** The queue it is or was last in. */
  public @Nullable String queue() {
    return facts.queue();
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
    return !facts.equals(other.facts);
  }

  /** Whether the same queue has it. */
  boolean inQueueOf(Subject other) {
    return Objects.equals(queue(), other.queue());
  }
}
