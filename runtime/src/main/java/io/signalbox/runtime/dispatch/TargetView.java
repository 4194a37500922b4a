package io.signalbox.runtime.dispatch;

import io.signalbox.runtime.delivery.BreakerState;
import io.signalbox.runtime.dispatch.DeliveryRows.TargetLine;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A target as {@code GET /v1/delivery-targets} shows it.
 *
 * @param waiting deliveries that are to be made
 * @param failed deliveries that were refused or given up
 * @param breaker {@code closed}: it is called; {@code open}: left alone for a while, for too many
 *     calls have failed; {@code half-open}: a few calls show whether it is back; null where the
 *     instance that answers has not called it lately
 * @param paused null if nobody has paused it
 */
record TargetView(
    String id, long waiting, long failed, @Nullable String breaker, @Nullable Pause paused) {
  /** Who wants it left alone, and since when. */
  record Pause(String by, Instant at) {}

  static TargetView of(TargetLine line, @Nullable BreakerState breaker) {
    var by = line.pausedBy();
    var at = line.pausedAt();
    return new TargetView(
        line.name(),
        line.waiting(),
        line.failed(),
        breaker == null ? null : breaker.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        by == null || at == null ? null : new Pause(by, at));
  }
}
