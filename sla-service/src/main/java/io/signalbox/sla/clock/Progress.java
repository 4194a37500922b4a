package io.signalbox.sla.clock;

import io.signalbox.contracts.Frozen;
import io.signalbox.sla.policy.CalendarVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a clock came before it last stood still.
 *
 * @param runs when it ran; the oldest are left out when there are many
 * @param counted the time that counted, of all runs
 * @param pausedFor the time that did not
 */
public record Progress(List<Run> runs, Duration counted, Duration pausedFor) {
  static final Progress NONE = new Progress(List.of(), Duration.ZERO, Duration.ZERO);

  /** A ticket that goes back and forth for ever must not grow for ever. */
  static final int RUNS_MAX = 50;

  public Progress {
    runs = Frozen.list(runs);
  }

  /** A stretch in which a clock ran, and the calendar that its time was counted by. */
  public record Run(Instant from, Instant to, @Nullable CalendarVersion calendar) {}

  /** One run more. */
  Progress ran(Run run, Duration time) {
    if (!run.from().isBefore(run.to())) return this;
    var all = new ArrayList<>(runs.size() == RUNS_MAX ? runs.subList(1, RUNS_MAX) : runs);
    all.add(run);
    return new Progress(all, counted.plus(time), pausedFor);
  }

  /** One pause more. */
  Progress stood(Duration time) {
    return new Progress(runs, counted, pausedFor.plus(time));
  }
}
