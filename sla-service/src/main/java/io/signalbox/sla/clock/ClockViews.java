package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.ClockView;
import java.time.Duration;
import java.time.Instant;

/** Clocks as others see them. */
public final class ClockViews {
  private ClockViews() {}

  /** The stable name of a clock. */
  public static String id(TicketClocks ticket, Clock clock) {
    return ticket.ticketId() + ":" + clock.metric() + ":" + clock.cycle();
  }

  /** A clock as it stands at a moment. */
  public static ClockView view(TicketClocks ticket, Clock clock, Instant at, Calendars calendars) {
    var subject = ticket.subject();
    var calendar = clock.promise().calendar();
    return new ClockView(
        id(ticket, clock),
        subject.ticketId(),
        subject.version(),
        clock.metric(),
        clock.cycle(),
        clock.owner(),
        clock.phase().state(),
        clock.promise().policy(),
        calendar == null ? null : calendar.id(),
        clock.startedAt(),
        clock.dueAt(),
        clock.promise().within(),
        clock.promise().businessTime(),
        elapsed(clock, at, calendars),
        pausedFor(clock, at),
        clock.fulfilledAt(),
        clock.breachedAt(),
        subject.channel(),
        subject.priority(),
        subject.facts().tier(),
        subject.facts().brand(),
        subject.queue(),
        subject.agentId(),
        subject.site());
  }

  /** The time that counted up to a moment. */
  public static Duration elapsed(Clock clock, Instant at, Calendars calendars) {
    var counted = clock.progress().counted();
    return clock.phase() instanceof ClockPhase.Running running && running.since().isBefore(at)
        ? counted.plus(calendars.time(clock.promise().calendar()).between(running.since(), at))
        : counted;
  }

  /** The time up to a moment in which it stood still. */
  public static Duration pausedFor(Clock clock, Instant at) {
    var stood = clock.progress().pausedFor();
    return clock.phase() instanceof ClockPhase.Paused paused && paused.since().isBefore(at)
        ? stood.plus(Duration.between(paused.since(), at))
        : stood;
  }
}
