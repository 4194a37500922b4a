package io.signalbox.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks all the time when a loop last got on, as the check of liveness does. */
final class Stillness implements AutoCloseable {
  private static final int EVERY_MILLIS = 20;

  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
  private volatile Duration most = Duration.ZERO;

  Stillness(Running running) {
    var _ =
        looking.scheduleAtFixedRate(
            () -> {
              var still = Duration.between(running.lastProgress(), Instant.now());
              if (still.compareTo(most) > 0) most = still;
            },
            EVERY_MILLIS,
            EVERY_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** The longest it stood still. */
  Duration most() {
    return most;
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
