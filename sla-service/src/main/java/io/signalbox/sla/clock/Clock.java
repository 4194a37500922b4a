package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.sla.policy.Promise;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise on one ticket and how it is kept.
 *
 * @param cycle 1 for the metric's first promise on the ticket, 2 for the next
 * @param owner the queue whose clock it is; null if it is the ticket's
 * @param startedBy what started it: the name of a happening; another word if it was owed before any
 *     policy promised it
 * @param budget the time that may count in all; more than was promised only after a promise that
 *     counts from its own beginning took the place of another
 */
public record Clock(
    Metric metric,
    int cycle,
    @Nullable String owner,
    String startedBy,
    Promise promise,
    Duration budget,
    Instant startedAt,
    Progress progress,
    Marks marks,
    ClockPhase phase) {

  /** Whether anything can still happen to it. */
  public boolean open() {
    return phase.open();
  }

  /** Whether somebody was warned, and it is not too late yet. */
  public boolean atRisk() {
    return phase instanceof ClockPhase.Running && marks.warned() > 0 && breachedAt() == null;
  }

  /** Whether it runs past its deadline at that moment, told or not. */
  boolean dueBefore(Instant moment) {
    return phase instanceof ClockPhase.Running running && running.dueAt().isBefore(moment);
  }

  /** When it is due; null while it stands still and once it is cancelled. */
  public @Nullable Instant dueAt() {
    return switch (phase) {
      case ClockPhase.Running running -> running.dueAt();
      case ClockPhase.Fulfilled fulfilled -> fulfilled.dueAt();
      case ClockPhase.Paused _, ClockPhase.Cancelled _ -> null;
    };
  }

  /** When it was done; null if it was not. */
  public @Nullable Instant fulfilledAt() {
    return phase instanceof ClockPhase.Fulfilled fulfilled ? fulfilled.doneAt() : null;
  }

  /** When the promise was broken; null if it was not. */
  public @Nullable Instant breachedAt() {
    var breach = marks.breach();
    return breach == null ? null : breach.on();
  }

  /** Whether it is the same promise, at whatever time. */
  boolean isCycleOf(Clock other) {
    return cycle == other.cycle && metric.equals(other.metric);
  }

  Clock with(ClockPhase next) {
    return new Clock(
        metric, cycle, owner, startedBy, promise, budget, startedAt, progress, marks, next);
  }

  Clock with(Progress made) {
    return new Clock(
        metric, cycle, owner, startedBy, promise, budget, startedAt, made, marks, phase);
  }

  Clock with(Marks given) {
    return new Clock(
        metric, cycle, owner, startedBy, promise, budget, startedAt, progress, given, phase);
  }

  Clock with(Promise other, Duration allowed) {
    return new Clock(
        metric, cycle, owner, startedBy, other, allowed, startedAt, progress, marks, phase);
  }

  /** What had counted when the promise was made, and does not count for it. */
  Duration before() {
    return budget.minus(promise.within());
  }

  /** What is left of the time allowed, never less than nothing. */
  Duration remaining() {
    var left = budget.minus(progress.counted());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
