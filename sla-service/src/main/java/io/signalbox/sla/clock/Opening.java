package io.signalbox.sla.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * A ticket was opened, and what it is about is not known yet. Nothing is promised till then, so
 * that a clock starts once, under the right policy. It counts from the opening all the same.
 *
 * @param until the last moment at which the classification is waited for
 * @param lookAt when to see whether it has not come
 */
public record Opening(Instant until, Instant lookAt) {
  /** Routing classifies in the same step in which it opens, so what takes longer never comes. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** While routing is silent the classification may be part of what it has not said. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  static Opening at(Instant openedAt) {
    var until = openedAt.plus(PATIENCE);
    return new Opening(until, until.plusMillis(1)); // what comes at that very moment comes in time
  }

  /** The same, looked at once more: a promise can't be taken back, so none is made in doubt. */
  Opening again(Instant now) {
    return new Opening(until, now.plus(AGAIN));
  }
}
