package io.signalbox.runtime.shard;

import java.time.Instant;

/**
 * A timer whose time has come, and everything that entered before {@code due} has been decided
 * (unless {@code provisional}).
 *
 * @param due when it was to fire, or when it was set if that was later; a breach is decided as of
 *     this moment
 * @param at log time of the shard: not before {@code due}
 * @param detectedAt when this service came to decide it
 * @param provisional an upstream service said nothing for too long, so late evidence may yet come
 */
public record Due(
    String workspace,
    String subject,
    String kind,
    Instant due,
    Instant at,
    Instant detectedAt,
    boolean provisional)
    implements Input {
  @Override
  public Instant enteredAt() {
    return due;
  }
}
