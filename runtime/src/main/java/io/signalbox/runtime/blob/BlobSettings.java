package io.signalbox.runtime.blob;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What files of messages are kept, and where.
 *
 * @param dir one that all instances of ingest and routing see; {@code blobs} in the data directory
 *     if it is left out
 * @param bytesMax the longest file that is taken
 * @param handedIn how long a file is kept that no ticket has
 * @param held how long a ticket's file is kept since it was named last
 * @param sweepEvery how often what is over is removed
 */
@ConfigurationProperties("signalbox.blobs")
record BlobSettings(
    @Nullable Path dir,
    @Bindable(defaultValue = "26214400") long bytesMax,
    @Bindable(defaultValue = "14d") Duration handedIn,
    @Bindable(defaultValue = "730d") Duration held,
    @Bindable(defaultValue = "1h") Duration sweepEvery) {
  BlobSettings {
    require("bytes-max", bytesMax);
    require("handed-in", handedIn.toMillis());
    require("held", held.toMillis());
    require("sweep-every", sweepEvery.toMillis());
  }

  private static void require(String name, long number) {
    if (number < 1) {
      throw new IllegalArgumentException("signalbox.blobs." + name + " must be positive");
    }
  }
}
