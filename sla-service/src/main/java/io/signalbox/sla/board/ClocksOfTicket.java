package io.signalbox.sla.board;

import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.clock.Clock;
import io.signalbox.sla.clock.ExplainedClock;
import io.signalbox.sla.clock.TicketClocks;
import io.signalbox.sla.policy.CalendarVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's clocks as they are shown.
 *
 * @param state {@code known}, or {@code received} while the ticket cannot have been seen yet
 * @param at when the figures were right
 */
record ClocksOfTicket(
    String ticketId,
    String state,
    @Nullable Long ticketVersion,
    @Nullable TicketStatus status,
    @Nullable Priority priority,
    @Nullable Instant at,
    List<ExplainedClock> clocks) {

  static ClocksOfTicket received(String ticketId) {
    return new ClocksOfTicket(ticketId, "received", null, null, null, null, List.of());
  }

  static ClocksOfTicket of(TicketClocks ticket, Instant at, Calendars calendars) {
    var subject = ticket.subject();
    return new ClocksOfTicket(
        ticket.ticketId(),
        "known",
        subject.version(),
        subject.status(),
        subject.priority(),
        at,
        ticket.clocks().stream().map(clock -> ExplainedClock.of(clock, at, calendars)).toList());
  }

  /** The ids of the calendars that a clock's figures need. */
  static Stream<String> calendarsOf(Clock clock) {
    return Stream.concat(
            Stream.ofNullable(clock.promise().calendar()),
            clock.progress().runs().stream().map(run -> run.calendar()).filter(Objects::nonNull))
        .map(CalendarVersion::id);
  }
}
