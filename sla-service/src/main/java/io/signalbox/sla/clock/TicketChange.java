package io.signalbox.sla.clock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input did to a ticket.
 *
 * @param before null if the ticket was not known
 * @param at when the input happened
 */
public record TicketChange(
    @Nullable TicketClocks before,
    TicketClocks after,
    Instant at,
    List<ClockFact> facts,
    List<Climb> climbs) {

  /**
   * A step of the ladder that routing is asked for.
   *
   * @param version the ticket's version this was decided on
   */
  public record Climb(Clock clock, Escalation step, long version) {}
}
