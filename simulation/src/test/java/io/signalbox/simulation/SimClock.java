package io.signalbox.simulation;

import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when the world lets it. */
final class SimClock implements InstantSource {
  private long now = 1_700_000_000_000L;

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  void pass(long millis) {
    now += millis;
  }
}
