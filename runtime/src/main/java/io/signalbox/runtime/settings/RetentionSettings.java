package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.signalbox.runtime.store.Retention;
import java.time.Duration;

/**
 * How long a service keeps what only looks back.
 *
 * @param outcomes how long a repeat is recognised and gets the first outcome
 * @param audit how long it is known who did what
 * @param deadLetters how long a dead letter, or a delivery that failed, can be looked at and sent
 *     again
 * @param erasures how long it is known whom we erased
 */
@ConfigurationProperties("signalbox.retention")
public record RetentionSettings(
    @Bindable(defaultValue = "24h") Duration outcomes,
    @Bindable(defaultValue = "90d") Duration audit,
    @Bindable(defaultValue = "30d") Duration deadLetters,
    @Bindable(defaultValue = "365d") Duration erasures) {
  public RetentionSettings {
    var _ = new Retention(outcomes, audit, deadLetters, erasures);
  }

  /** As the loop takes it. */
  public Retention retention() {
    return new Retention(outcomes, audit, deadLetters, erasures);
  }
}
