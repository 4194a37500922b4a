package io.signalbox.runtime.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalbox.runtime.security.StoredKey;
import io.signalbox.runtime.shard.Access;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown.
 *
 * @param id its visible part
 * @param key the key itself: only in the answer to its making
 * @param access what it is narrowed to
 * @param note what it is for
 * @param madeAt when it was made over HTTP; absent for one that an operator or the launcher made
 * @param state {@code good} or {@code expired}; one that was revoked is expired
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(
    String id,
    @Nullable String key,
    String role,
    String workspace,
    @Nullable String agent,
    @Nullable Access access,
    @Nullable String note,
    @Nullable Instant madeAt,
    @Nullable String madeBy,
    @Nullable Instant expiresAt,
    String state) {

  static KeyView of(StoredKey key, Instant now) {
    return new KeyView(
        key.prefix(),
        null,
        key.role(),
        key.workspace(),
        key.agent(),
        key.access(),
        key.note(),
        key.madeAt(),
        key.madeBy(),
        key.expiresAt(),
        key.isGood(now) ? "good" : "expired");
  }

  /** The same with the key itself. */
  KeyView showing(String token) {
    return new KeyView(
        id, token, role, workspace, agent, access, note, madeAt, madeBy, expiresAt, state);
  }

  /** Without the key: what is printed may end in a log. */
  @Override
  public String toString() {
    return "KeyView[" + id + "]";
  }
}
