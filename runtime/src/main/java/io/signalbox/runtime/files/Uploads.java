package io.signalbox.runtime.files;

import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** How many files come in at a time: each has a thread, and a place on the disk. */
@Singleton
@Requires(property = "signalbox.blobs.enabled", value = "true")
final class Uploads {
  private final Semaphore places;

  Uploads(UploadSettings settings) {
    places = new Semaphore(settings.uploadsMax());
  }

  /** One that comes in, until it is closed. */
  interface Upload extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins one.
   *
   * @throws Problem 503 when too many are under way
   */
  Upload begin() {
    if (places.tryAcquire()) return places::release;
    throw Problem.unavailable(
        "busy", "Too many files come in now. Try again soon.", Duration.ofSeconds(2));
  }
}
