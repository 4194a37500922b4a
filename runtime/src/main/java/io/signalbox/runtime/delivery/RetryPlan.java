package io.signalbox.runtime.delivery;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When a delivery that failed is tried again: after a pause that grows fivefold with each attempt,
 * up to a longest one, each longer by up to a fifth so that what failed together does not come back
 * together; a receiver that asks for a longer pause gets it, up to the same longest one. Given up
 * once it is older than that.
 *
 * @param first pause after the first attempt
 * @param longest pause
 * @param giveUpAfter since the delivery was decided
 */
public record RetryPlan(Duration first, Duration longest, Duration giveUpAfter) {
  /** 5 s, 25 s, 2 min, 10 min, then hourly, for three days. */
  public static final RetryPlan USUAL =
      new RetryPlan(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(3));

  private static final int GROWTH = 5;
  private static final int SPREAD = 5;

  public RetryPlan {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("pauses must be positive, and the longest the longest");
    }
  }

  /**
   * When the next attempt is due, in epoch milliseconds; nothing when the delivery is given up.
   *
   * @param failed the attempt that failed
   * @param now log time of its report
   * @param asked milliseconds that the receiver asks for, or 0
   */
  public OptionalLong next(Attempt failed, long now, long asked) {
    if (now - failed.decidedAt() >= giveUpAfter.toMillis()) return OptionalLong.empty();
    var pause = first.toMillis();
    for (var n = 1; n < failed.number() && pause < longest.toMillis(); n++) pause *= GROWTH;
    var least = Math.min(longest.toMillis(), Math.max(pause, asked));
    var spread = least / SPREAD;
    var share = Math.floorMod(failed.delivery().id().hashCode() + failed.number(), 1_000);
    return OptionalLong.of(now + least + spread * share / 1_000);
  }
}
