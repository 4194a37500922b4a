package io.signalbox.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The machine's time and as much more as a test lets pass at once. What is sent is stamped by it.
 */
final class Clock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(ahead.get());
  }

  void pass(Duration time) {
    ahead.accumulateAndGet(time, Duration::plus);
  }
}
