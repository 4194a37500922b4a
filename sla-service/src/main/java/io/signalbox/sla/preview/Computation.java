package io.signalbox.sla.preview;

import io.signalbox.businesstime.Span;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a calendar is asked, and what it answers. */
final class Computation {
  private Computation() {}

  /**
   * A question: either {@code add} or {@code to} is there.
   *
   * @param add business time to go on by, or back by if negative
   */
  record Question(
      @Nullable Calendar calendar,
      @Nullable Instant from,
      @Nullable Duration add,
      @Nullable Instant to) {}

  /**
   * The answer: {@code at} to {@code add}, {@code elapsed} to {@code to}.
   *
   * @param counted the stretches that counted, in order
   */
  record Answer(@Nullable Instant at, @Nullable Duration elapsed, List<Span> counted) {}

  /** When so much business time is over, or was. */
  static Answer add(WorkingTime time, Instant from, Duration amount) {
    var at = time.after(from, amount);
    var back = amount.isNegative();
    // to add nothing leads to the next open moment, and counts nothing
    return new Answer(at, null, back ? time.counted(at, from) : time.counted(from, at));
  }

  /** How much business time lies between. */
  static Answer elapsed(WorkingTime time, Instant from, Instant to) {
    var back = to.isBefore(from);
    return new Answer(
        null, time.between(from, to), back ? time.counted(to, from) : time.counted(from, to));
  }
}
