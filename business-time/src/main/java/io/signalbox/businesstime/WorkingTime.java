package io.signalbox.businesstime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Time that counts. Pure: the same question always gets the same answer. */
public sealed interface WorkingTime permits BusinessCalendar, AroundTheClock {

  /** All time counts. */
  WorkingTime AROUND_THE_CLOCK = new AroundTheClock();

  /**
   * The moment {@code amount} of working time away from {@code from}: the earliest such moment for
   * a positive amount, the latest for a negative one, the next open moment for none.
   *
   * @throws OutOfReach when there is no such moment within the horizon
   */
  Instant after(Instant from, Duration amount);

  /**
   * The working time from one moment to another, negative if {@code to} lies before {@code from}.
   *
   * @throws OutOfReach when they lie further apart than the horizon
   */
  Duration between(Instant from, Instant to);

  /**
   * The stretches that count between two moments, in order, neighbours merged; none if {@code to}
   * does not lie after {@code from}.
   *
   * @throws OutOfReach when they lie further apart than the horizon, or there are too many to list
   */
  List<Span> counted(Instant from, Instant to);

  /** Whether this very moment counts. */
  boolean isOpen(Instant moment);

  /**
   * The time that counts by both, such as the hours of a site and of a shift in it. They may be in
   * different zones, and may have nothing in common: then all is {@link OutOfReach}.
   */
  WorkingTime and(WorkingTime other);
}
