package io.signalbox.runtime.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as {@code GET /v1/deliveries} shows it.
 *
 * @param state {@code ready}: first in its lane; {@code behind}: waits for the one before it;
 *     {@code failed}: given up or refused
 * @param attempt the next one, or of one that failed the last one
 * @param notBefore when that is due; null of one that failed
 * @param detail why it failed
 */
record DeliveryLine(
    UUID id,
    String target,
    String lane,
    String kind,
    String subject,
    String state,
    int attempt,
    @Nullable Instant notBefore,
    Instant decidedAt,
    @Nullable String detail) {

  static DeliveryLine of(DeliveryRow row) {
    var failed = row.state().equals("failed");
    return new DeliveryLine(
        row.id(),
        row.target(),
        row.lane(),
        row.kind(),
        row.subject(),
        row.state(),
        row.attempt(),
        failed ? null : Instant.ofEpochMilli(row.notBefore()),
        row.decidedAt(),
        row.detail());
  }
}
