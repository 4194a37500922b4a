package io.signalbox.runtime.delivery;

import java.time.Duration;

/**
 * What calls to one target are held to.
 *
 * @param callMax the longest that one may take
 * @param atOnce how many may be under way at a time
 * @param perSecond how many may be begun in a second
 * @param rest how long the target is left alone once half of its last 20 calls have failed
 */
public record CallLimits(Duration callMax, int atOnce, int perSecond, Duration rest) {
  public CallLimits {
    if (atOnce < 1 || perSecond < 1 || callMax.toMillis() < 1 || rest.toMillis() < 1) {
      throw new IllegalArgumentException("limits of calls must be positive");
    }
  }
}
