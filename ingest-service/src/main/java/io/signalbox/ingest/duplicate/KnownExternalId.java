package io.signalbox.ingest.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An external id that came before.
 *
 * @param id see {@link ExternalKey}
 * @param contactId the contact it first came with
 */
public record KnownExternalId(UUID id, UUID contactId, Instant seenAt) {
  /** How long an external id is remembered. */
  public static final Duration MEMORY = Duration.ofDays(30);

  /** Whether it still counts. */
  public boolean remembered(Instant at) {
    return seenAt.plus(MEMORY).isAfter(at);
  }
}
