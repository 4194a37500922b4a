package io.signalbox.sla.preview;

import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import java.time.Instant;

/** An event of a timeline, complete as routing would have told it. */
record SimulatedEvent(Instant at, AboutTicket event) {}
