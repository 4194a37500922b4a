package io.signalbox.runtime.loop;

import io.signalbox.runtime.timer.Timer;
import java.util.Collection;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Timers that a batch has set, or one before it, and that are past while it is decided. */
final class Young {
  private final PriorityQueue<Timer> timers;
  private final long firesBefore;
  private int taken;

  /**
   * Begins with those of the batches before.
   *
   * @param firesBefore timers due before this are taken
   */
  Young(PriorityQueue<Timer> before, long firesBefore) {
    this.timers = new PriorityQueue<>(before);
    this.firesBefore = firesBefore;
  }

  /** A timer was set; so many at most are taken that a batch comes to its end. */
  void set(Timer timer) {
    if (taken == LoopSettings.FIRED_MAX || timer.due() >= firesBefore) return;
    taken++;
    timers.add(timer);
  }

  /** Takes the next one that is due before this, if there is one. */
  @Nullable Timer next(long before) {
    var first = timers.peek();
    return first == null || first.due() >= before ? null : timers.remove();
  }

  /** Those that have not fired. */
  Collection<Timer> left() {
    return timers;
  }
}
