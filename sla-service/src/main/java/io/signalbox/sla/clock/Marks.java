package io.signalbox.sla.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was held against a clock.
 *
 * @param warned the highest percentage warned of; 0 for none
 * @param breach set once the promise is broken
 * @param retractions how many breaches were none after all
 */
public record Marks(int warned, @Nullable Breach breach, int retractions) {
  static final Marks NONE = new Marks(0, null, 0);

  /**
   * A broken promise.
   *
   * @param on the deadline
   * @param detectedAt when we noticed
   * @param provisional whether a service before us was silent, so that late evidence is likely
   */
  public record Breach(Instant on, Instant detectedAt, boolean provisional) {}

  /**
   * Whether the promise stays broken, whatever happened at a moment that we learn of now: evidence
   * from before the deadline, or from the very deadline, undoes any breach.
   */
  boolean broken(Instant moment) {
    return breach != null && moment.isAfter(breach.on());
  }

  Marks warned(int percent) {
    return new Marks(percent, breach, retractions);
  }

  Marks broken(Breach now) {
    return new Marks(warned, now, retractions);
  }

  Marks mended() {
    return new Marks(warned, null, retractions + 1);
  }
}
