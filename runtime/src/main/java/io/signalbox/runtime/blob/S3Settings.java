package io.signalbox.runtime.blob;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Blobs at whatever speaks S3, in place of the data directory.
 *
 * @param endpoint such as {@code https://s3.eu-central-1.amazonaws.com}
 * @param bucket one that is there, and nobody else's
 * @param rest how long it is left alone after half of ten calls have failed
 */
@ConfigurationProperties("signalbox.blobs.s3")
@Requires(property = "signalbox.blobs.s3.endpoint")
record S3Settings(
    String endpoint,
    String bucket,
    @Bindable(defaultValue = "us-east-1") String region,
    String accessKey,
    String secretKey,
    @Bindable(defaultValue = "10s") Duration rest) {
  S3Settings {
    if (rest.toMillis() < 1) {
      throw new IllegalArgumentException("signalbox.blobs.s3.rest must be positive");
    }
  }

  @Override
  public String toString() {
    return endpoint + "/" + bucket;
  }
}
