package io.signalbox.runtime.shard;

import java.time.Instant;

/** A timer set or moved, or removed. There is at most one per subject and kind. */
public sealed interface TimerChange {
  /** What the timer is about; unique over the workspaces of a shard. At most 200 characters. */
  String subject();

  /** Which of the subject's timers. At most 100 characters. */
  String kind();

  /**
   * Sets the timer, or moves it.
   *
   * @param due when it fires. A time before {@link Input#enteredAt} of what sets it counts as that
   *     one: it fires as soon as the barrier allows
   */
  record Set(String workspace, String subject, String kind, Instant due) implements TimerChange {}

  /** Removes the timer if there is one. A timer that fired is removed already. */
  record Cancel(String subject, String kind) implements TimerChange {}
}
