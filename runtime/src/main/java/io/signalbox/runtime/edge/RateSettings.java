package io.signalbox.runtime.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much may be asked.
 *
 * @param perSecond requests a key may go on sending; each record of a batch counts as one
 * @param burst requests a key may send at once
 * @param anonymousPerSecond the same for an address without a key
 */
@ConfigurationProperties("signalbox.rate")
public record RateSettings(
    @Bindable(defaultValue = "500") int perSecond,
    @Bindable(defaultValue = "1000") int burst,
    @Bindable(defaultValue = "50") int anonymousPerSecond,
    @Bindable(defaultValue = "100") int anonymousBurst) {
  public RateSettings {
    if (perSecond < 1 || burst < 1 || anonymousPerSecond < 1 || anonymousBurst < 1) {
      throw new IllegalArgumentException("signalbox.rate: every rate must be positive");
    }
  }
}
