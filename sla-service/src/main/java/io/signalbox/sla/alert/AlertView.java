package io.signalbox.sla.alert;

import io.signalbox.contracts.sla.ClockView;
import io.signalbox.runtime.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is shown.
 *
 * @param kind warning or breach
 * @param state open, acknowledged, closed or retracted
 * @param percent how much of the time was over; 100 for a breach
 * @param escalatedLevel the step of the escalation ladder that was taken because of it
 * @param escalationRefused why none was taken, though one was asked for
 */
record AlertView(
    String alertId,
    String kind,
    String state,
    Instant happenedAt,
    Instant detectedAt,
    int percent,
    boolean provisional,
    @Nullable Integer escalatedLevel,
    @Nullable String escalationRefused,
    @Nullable String acknowledgedBy,
    @Nullable String note,
    @Nullable Instant acknowledgedAt,
    ClockView clock) {

  static AlertView of(AlertRow row) {
    var body = Json.read(row.body(), AlertColumns.Body.class);
    return new AlertView(
        row.id().toString(),
        row.kind(),
        row.state(),
        row.happenedAt(),
        body.detectedAt(),
        body.percent(),
        body.provisional(),
        row.escalatedLevel(),
        row.escalationRefused(),
        row.acknowledgedBy(),
        row.acknowledgedNote(),
        row.acknowledgedAt(),
        body.clock());
  }
}
