package io.signalbox.ingest.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An external id that came before.
 *
 * @param id see {@link ExternalKey}
 * @param contactId the contact it first came with
 * @param conversationId the key of that contact's conversation
 */
public record Seen(UUID id, UUID contactId, @Nullable String conversationId, Instant seenAt) {
  /** How long an external id is remembered. */
  public static final Duration MEMORY = Duration.ofDays(30);

  /** Whether it still counts. */
  public boolean remembered(Instant at) {
    return seenAt.plus(MEMORY).isAfter(at);
  }
}
