package io.signalbox.runtime.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target is called, as a person has decided. Of one that nobody has paused there is none.
 *
 * @param pausedBy who wants it left alone; null: it is called again
 * @param since log time
 */
public record TargetState(Target target, @Nullable String pausedBy, Instant since) {
  /** Whether it is left alone. */
  public boolean isPaused() {
    return pausedBy != null;
  }
}
