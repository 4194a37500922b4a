package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.signalbox.runtime.delivery.CallLimits;
import io.signalbox.runtime.delivery.RetryPlan;
import java.time.Duration;

/**
 * How calls to the outside are made.
 *
 * @param callMax the longest that one may take; a new owner of a shard waits for so long
 * @param atOnceMax how many calls to one target are under way at a time
 * @param perSecondMax how many calls to one target are begun in a second
 * @param firstPause before the second attempt; it grows fivefold with each
 * @param longestPause between two attempts
 * @param giveUpAfter how old a delivery may get
 * @param restAfterFailures how long a target is left alone once half of its last 20 calls have
 *     failed
 */
@ConfigurationProperties("signalbox.delivery")
public record DeliverySettings(
    @Bindable(defaultValue = "10s") Duration callMax,
    @Bindable(defaultValue = "4") int atOnceMax,
    @Bindable(defaultValue = "50") int perSecondMax,
    @Bindable(defaultValue = "5s") Duration firstPause,
    @Bindable(defaultValue = "1h") Duration longestPause,
    @Bindable(defaultValue = "3d") Duration giveUpAfter,
    @Bindable(defaultValue = "30s") Duration restAfterFailures) {
  public DeliverySettings {
    var _ = new CallLimits(callMax, atOnceMax, perSecondMax, restAfterFailures);
    var _ = new RetryPlan(firstPause, longestPause, giveUpAfter);
  }

  /** What calls are held to. */
  public CallLimits limits() {
    return new CallLimits(callMax, atOnceMax, perSecondMax, restAfterFailures);
  }

  /** When what failed is tried again. */
  public RetryPlan retries() {
    return new RetryPlan(firstPause, longestPause, giveUpAfter);
  }
}
