package io.signalbox.runtime.store;

import java.time.Duration;

/**
 * How long one instance may stand in another's way. A paused owner's transaction holds its shard's
 * row, and whoever is to take the shard waits for it.
 *
 * @param lockWait the wait for a row, after which the shard is tried again later, so that one shard
 *     does not hold up the others
 * @param idle how long a transaction may do nothing before PostgreSQL ends it; what the owner then
 *     tries to commit is refused. H2 has no such limit: it serves one process, and all of it pauses
 */
public record SessionLimits(Duration lockWait, Duration idle) {
  public SessionLimits {
    if (lockWait.toMillis() < 1) throw new IllegalArgumentException("lockWait must be positive");
    if (idle.toMillis() < 1) throw new IllegalArgumentException("idle must be positive");
  }

  /** What a new connection is told first. */
  public String sql(boolean h2) {
    return h2
        ? "set lock_timeout " + lockWait.toMillis()
        : "set lock_timeout = %d; set idle_in_transaction_session_timeout = %d"
            .formatted(lockWait.toMillis(), idle.toMillis());
  }
}
