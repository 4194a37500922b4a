package io.signalbox.businesstime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All time counts. */
final class AroundTheClock implements WorkingTime {

  @Override
  public Instant after(Instant from, Duration amount) {
    try {
      return from.plus(amount);
    } catch (DateTimeException | ArithmeticException e) {
      throw new OutOfReach(amount + " from " + from + " is beyond all calendars", e);
    }
  }

  @Override
  public Duration between(Instant from, Instant to) {
    return Duration.between(from, to);
  }

  @Override
  public List<Span> counted(Instant from, Instant to) {
    return from.isBefore(to) ? List.of(new Span(from, to)) : List.of();
  }

  @Override
  public boolean isOpen(Instant moment) {
    return true;
  }

  @Override
  public WorkingTime and(WorkingTime other) {
    return other;
  }
}
