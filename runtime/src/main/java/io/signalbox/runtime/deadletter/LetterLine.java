package io.signalbox.runtime.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One dead letter in the list of {@code GET /v1/dead-letters}. */
record LetterLine(
    UUID id,
    String topic,
    int partition,
    long offset,
    String reason,
    String detail,
    Instant at,
    String state,
    @Nullable Sender sender) {

  /** Who sent it and was allowed to: the key's prefix or the token's subject, and the role. */
  record Sender(String name, String role) {}

  static LetterLine of(LetterRow row) {
    var sender = row.sentBy();
    return new LetterLine(
        row.id(),
        row.topic(),
        row.partition(),
        row.offset(),
        row.reason(),
        row.detail(),
        row.at(),
        row.state(),
        sender == null ? null : new Sender(sender.name(), sender.role().wire()));
  }
}
