package io.signalbox.sla.clock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input did to a ticket.
 *
 * @param before null if the ticket was not known
 * @param at when the input happened
 * @param facts in the order in which they happened
 */
public record TicketChange(
    @Nullable TicketClocks before, TicketClocks after, Instant at, List<ClockFact> facts) {}
