package io.signalbox.routing.assignment;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.routing.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket asks of whoever takes it. Tickets with the same demand wait in one line, and who
 * may take them is worked out once.
 */
public record Demand(
    String queue,
    int tier,
    List<String> skills,
    Channel channel,
    @Nullable String brand,
    @Nullable String intent) {

  /** What this ticket asks. */
  public static Demand of(Ticket ticket) {
    var need = ticket.need();
    var origin = ticket.origin();
    return new Demand(
        need.queue(), need.tier(), need.skills(), origin.channel(), origin.brand(), need.intent());
  }
}
