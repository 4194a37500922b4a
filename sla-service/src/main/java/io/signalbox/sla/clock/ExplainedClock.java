package io.signalbox.sla.clock;

import io.signalbox.businesstime.OutOfReach;
import io.signalbox.businesstime.Span;
import io.signalbox.contracts.sla.ClockState;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.sla.metric.MetricRule;
import io.signalbox.sla.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock with the reasons for its figures: {@code counted} adds up to {@code elapsed}, and with
 * {@code ahead} to the time promised. Where a metric goes on after a reopening, what counted before
 * it is in both.
 *
 * @param owner the queue whose clock it is; absent if it is the ticket's
 * @param rule what starts, pauses and keeps clocks of its metric
 * @param startedBy which of that started it, or {@code promised}: a policy, later than it was owed
 * @param pausedBy the status for which it stands still
 * @param endedBy what kept it, or why it was cancelled
 * @param warned the highest percentage warned of, if any
 * @param provisional whether the breach was told while a service before us was silent
 * @param counted the stretches that counted so far; absent if there are too many to list
 * @param ahead the stretches that will count until it is due, while it runs
 */
public record ExplainedClock(
    Metric metric,
    int cycle,
    @Nullable String owner,
    ClockState state,
    String policy,
    @Nullable String calendar,
    Instant startedAt,
    @Nullable Instant dueAt,
    Duration within,
    boolean businessTime,
    Duration pausedFor,
    Duration elapsed,
    @Nullable Instant fulfilledAt,
    @Nullable Instant breachedAt,
    @Nullable Boolean provisional,
    @Nullable Integer warned,
    @Nullable MetricRule rule,
    String startedBy,
    @Nullable String pausedBy,
    @Nullable String endedBy,
    @Nullable List<Span> counted,
    @Nullable List<Span> ahead) {

  /** A clock as it stands at a moment. */
  public static ExplainedClock of(Clock clock, Instant at, Calendars calendars) {
    var promise = clock.promise();
    var breach = clock.marks().breach();
    return new ExplainedClock(
        clock.metric(),
        clock.cycle(),
        clock.owner(),
        clock.phase().state(),
        promise.policy(),
        promise.calendar() == null ? null : promise.calendar().id(),
        clock.startedAt(),
        clock.dueAt(),
        promise.within(),
        promise.businessTime(),
        ClockViews.pausedFor(clock, at),
        ClockViews.elapsed(clock, at, calendars),
        clock.fulfilledAt(),
        clock.breachedAt(),
        breach == null ? null : breach.provisional(),
        clock.marks().warned() == 0 ? null : clock.marks().warned(),
        Metrics.of(clock.metric()).orElse(null),
        clock.startedBy(),
        clock.phase() instanceof ClockPhase.Paused paused ? paused.by() : null,
        endedBy(clock),
        counted(clock, at, calendars),
        ahead(clock, at, calendars));
  }

  private static @Nullable String endedBy(Clock clock) {
    return switch (clock.phase()) {
      case ClockPhase.Fulfilled fulfilled -> fulfilled.by().wire();
      case ClockPhase.Cancelled cancelled -> cancelled.reason();
      case ClockPhase.Running _, ClockPhase.Paused _ -> null;
    };
  }

  private static @Nullable List<Span> counted(Clock clock, Instant at, Calendars calendars) {
    try {
      var spans = new ArrayList<Span>();
      for (var run : clock.progress().runs()) {
        join(spans, calendars.time(run.calendar()).counted(run.from(), run.to()));
      }
      if (clock.phase() instanceof ClockPhase.Running running) {
        join(spans, calendars.time(clock.promise().calendar()).counted(running.since(), at));
      }
      return spans;
    } catch (OutOfReach e) {
      return null;
    }
  }

  /** A pause of no length or a change of the promise is no gap. */
  private static void join(List<Span> spans, List<Span> more) {
    for (var span : more) {
      if (!spans.isEmpty() && spans.getLast().to().equals(span.from())) {
        spans.add(new Span(spans.removeLast().from(), span.to()));
      } else {
        spans.add(span);
      }
    }
  }

  private static @Nullable List<Span> ahead(Clock clock, Instant at, Calendars calendars) {
    if (!(clock.phase() instanceof ClockPhase.Running running) || clock.breachedAt() != null) {
      return null;
    }
    var from = running.since().isAfter(at) ? running.since() : at;
    try {
      return calendars.time(clock.promise().calendar()).counted(from, running.dueAt());
    } catch (OutOfReach e) {
      return null;
    }
  }
}
