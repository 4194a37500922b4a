package io.signalbox.ingest.contact;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much one request may hand in.
 *
 * @param linesMax contacts
 * @param bytesMax of the whole body
 */
@ConfigurationProperties("signalbox.ingest.batch")
record BatchSettings(
    @Bindable(defaultValue = "1000") int linesMax,
    @Bindable(defaultValue = "8388608") int bytesMax) {

  BatchSettings {
    if (linesMax < 1 || bytesMax < 1) {
      throw new IllegalArgumentException(
          "signalbox.ingest.batch.lines-max and bytes-max must be positive");
    }
  }
}
