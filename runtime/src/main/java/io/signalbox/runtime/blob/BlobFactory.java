package io.signalbox.runtime.blob;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.settings.DataSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Where a service keeps blobs. */
@Factory
@Requires(property = "signalbox.blobs.enabled", value = "true")
final class BlobFactory {
  @Singleton
  Blobs blobs(
      BlobSettings settings, DataSettings data, @Nullable S3Settings s3, InstantSource clock) {
    var set = settings.dir();
    var directory = set == null ? data.dir().resolve("blobs") : set;
    var incoming = directory.resolve("incoming");
    return new Blobs(
        s3 == null ? new FileBlobs(directory.resolve("kept"), incoming) : new S3Blobs(s3),
        new Spool(incoming, settings.bytesMax(), clock),
        new Blobs.Keeping(settings.handedIn(), settings.held()),
        clock);
  }

  @Singleton
  BlobCarrier carrier(Blobs blobs) {
    return new BlobCarrier(blobs);
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Context
  Sweeper sweeper(Blobs blobs, BlobSettings settings) {
    return new Sweeper(blobs, settings.sweepEvery());
  }
}
