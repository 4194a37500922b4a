package io.signalbox.runtime.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the database is away. While it is, one attempt is made at a time and the pause between
 * attempts grows: with many shards, each of them would wait for a connection otherwise.
 */
final class StoreOutage {
  private final InstantSource clock;
  private Duration backoff = LoopSettings.BACKOFF_MIN;
  private Instant tryAgainAt = Instant.MIN;
  private boolean away;

  StoreOutage(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the next attempt must not be made yet. */
  boolean lasts() {
    return away && clock.instant().isBefore(tryAgainAt);
  }

  /** No connection could be had. Says whether this is news. */
  boolean began() {
    var news = !away;
    away = true;
    tryAgainAt = clock.instant().plus(backoff);
    backoff = LoopSettings.longer(backoff);
    return news;
  }

  /** The database answered. Says whether this is news. */
  boolean ended() {
    var news = away;
    away = false;
    backoff = LoopSettings.BACKOFF_MIN;
    return news;
  }
}
