package io.signalbox.runtime.erasure;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far this service has come, as {@code GET /v1/customers/{id}/erasure} shows it.
 *
 * @param state {@code going-on} or {@code done}
 * @param counts how much was erased so far, by what it was
 */
record ErasureView(
    String customerId,
    String service,
    String state,
    Instant requestedAt,
    @Nullable Instant completedAt,
    Map<String, Integer> counts) {

  static ErasureView of(ErasureRow row, String service) {
    return new ErasureView(
        row.customerId(),
        service,
        row.completedAt() == null ? "going-on" : "done",
        row.requestedAt(),
        row.completedAt(),
        ErasureTable.counts(row.counts()));
  }
}
