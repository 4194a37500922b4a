package io.signalbox.runtime.edge;

import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How far the broker's clock is from ours, seen from the stamps of records we sent: a stamp must
 * lie between sending and acknowledgement. Timers fire by our clock and are measured by the
 * broker's.
 */
@Singleton
public final class ClockSkew {
  private volatile long millis;

  /** Notes one stamp; all in epoch milliseconds. */
  void observe(long sent, long stamped, long acknowledged) {
    millis = stamped < sent ? stamped - sent : Math.max(0, stamped - acknowledged);
  }

  /** The broker's clock less ours, as last seen; zero before anything was sent. */
  public Duration brokerAhead() {
    return Duration.ofMillis(millis);
  }
}
