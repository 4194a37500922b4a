package io.signalbox.runtime.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one record of an entry topic.
 *
 * @param id of {@code Ids.ofRecord}, or {@code Ids.ofNamed} where the request may come again
 * @param status {@code done}, {@code refused} or {@code dead}
 * @param body JSON
 * @param commandId the record's own id, where the request may come again; it is the first one's
 * @param requestHash the hash of that request
 */
@MappedEntity("outcome")
public record OutcomeRow(
    @Id UUID id,
    Instant decidedAt,
    String status,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String body,
    @Nullable String commandId,
    @Nullable String requestHash) {
  /** The reason of what was refused because another request came before under the same name. */
  public static final String KEY_REUSED = "idempotency-key-reused";

  static final String DEAD = "dead";

  /** Whether it became a dead letter: then the same id may come again, mended. */
  public boolean isDead() {
    return status.equals(DEAD);
  }
}
