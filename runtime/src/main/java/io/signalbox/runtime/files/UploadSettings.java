package io.signalbox.runtime.files;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What may come in.
 *
 * @param uploadsMax how many files at a time
 */
@ConfigurationProperties("signalbox.blobs")
record UploadSettings(@Bindable(defaultValue = "16") int uploadsMax) {
  UploadSettings {
    if (uploadsMax < 1) {
      throw new IllegalArgumentException("signalbox.blobs.uploads-max must be positive");
    }
  }
}
