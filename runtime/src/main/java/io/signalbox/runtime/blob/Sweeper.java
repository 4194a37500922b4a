package io.signalbox.runtime.blob;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody keeps any longer, again and again. All instances do: what one has removed,
 * another does not find, and nothing that is kept has a name that is over.
 */
final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("blobs-sweeper").daemon().factory());
  private final Blobs blobs;

  Sweeper(Blobs blobs, Duration every) {
    this.blobs = blobs;
    var _ =
        thread.scheduleWithFixedDelay(
            this::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    try {
      var removed = blobs.sweep();
      if (removed > 0) LOG.info("removed {} copies of blobs whose time was over", removed);
    } catch (IOException | RuntimeException e) {
      LOG.warn("could not remove blobs whose time is over; will try again", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
