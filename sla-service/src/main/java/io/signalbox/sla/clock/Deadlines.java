package io.signalbox.sla.clock;

import io.signalbox.sla.clock.ClockPhase.Moment;
import io.signalbox.sla.clock.ClockPhase.Running;
import io.signalbox.sla.clock.Marks.Breach;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When a running clock is due, and what time brings it before that. */
final class Deadlines {
  private final Calendars calendars;

  Deadlines(Calendars calendars) {
    this.calendars = calendars;
  }

  /**
   * The clock runs from {@code since} on.
   *
   * @param at when that was decided: nothing falls due before it was promised
   */
  Running running(Clock clock, Instant since, Instant at) {
    var breach = clock.marks().breach();
    if (breach != null) return new Running(since, breach.on(), null);
    var remaining = clock.remaining();
    var due = remaining.isZero() ? at : later(at, moment(clock, since, remaining));
    return new Running(since, due, next(clock, since, due, at));
  }

  /** The promise was broken: time brings nothing more. */
  Clock broken(Clock clock, Running running, Breach breach) {
    return clock
        .with(clock.marks().broken(breach))
        .with(new Running(running.since(), running.dueAt(), null));
  }

  /** The promise was not broken after all. */
  Clock mended(Clock clock) {
    var mended = clock.with(clock.marks().mended());
    return clock.phase() instanceof Running running
        ? mended.with(
            new Running(
                running.since(), running.dueAt(), new Moment(running.dueAt(), Moment.BREACH)))
        : mended;
  }

  /** A warning was given: the next comes. */
  Clock warned(Clock clock, Running running, Moment given) {
    var warned = clock.with(clock.marks().warned(given.percent()));
    var next = next(warned, running.since(), running.dueAt(), given.on());
    return warned.with(new Running(running.since(), running.dueAt(), next));
  }

  /** Of the percentages that are over already only the highest is told, and only now. */
  private Moment next(Clock clock, Instant since, Instant due, Instant at) {
    var over = 0;
    for (var percent : clock.promise().warnAt()) {
      if (percent <= clock.marks().warned()) continue;
      var missing = missing(clock, percent);
      var on = missing == null ? at : moment(clock, since, missing);
      if (on.isAfter(at)) return over > 0 ? told(at, due, over) : told(on, due, percent);
      over = percent;
    }
    return over > 0 ? told(at, due, over) : new Moment(due, Moment.BREACH);
  }

  /**
   * How much of a promise that took the place of another was warned of: what is not over by the new
   * promise, nobody needs to be warned of yet.
   */
  static int stillOver(Clock clock) {
    return clock.promise().warnAt().stream()
        .filter(percent -> percent <= clock.marks().warned() && missing(clock, percent) == null)
        .reduce(0, Math::max);
  }

  /** The time that has yet to count for this percentage; null if none. */
  private static @Nullable Duration missing(Clock clock, int percent) {
    var share = clock.promise().within().multipliedBy(percent).dividedBy(100);
    var missing = clock.before().plus(share).minus(clock.progress().counted());
    return missing.isPositive() ? missing : null;
  }

  /** No warning comes with the breach or after it. */
  private static Moment told(Instant on, Instant due, int percent) {
    return on.isBefore(due) ? new Moment(on, percent) : new Moment(due, Moment.BREACH);
  }

  /** To the millisecond, as the log tells time; never early. */
  private Instant moment(Clock clock, Instant since, Duration missing) {
    var exact = calendars.time(clock.promise().calendar()).after(since, missing);
    var whole = exact.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(exact) ? whole : whole.plusMillis(1);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
