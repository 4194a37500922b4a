package io.signalbox.sla.alert;

import io.signalbox.contracts.sla.ClockView;
import java.time.Instant;
import java.util.Locale;
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

  static AlertView of(
      Alert alert, @Nullable Integer escalatedLevel, @Nullable String escalationRefused) {
    var who = alert.acknowledgement();
    return new AlertView(
        alert.id().toString(),
        alert.kind().name().toLowerCase(Locale.ROOT),
        alert.state().name().toLowerCase(Locale.ROOT),
        alert.happenedAt(),
        alert.detectedAt(),
        alert.percent(),
        alert.provisional(),
        escalatedLevel,
        escalationRefused,
        who == null ? null : who.by(),
        who == null ? null : who.note(),
        who == null ? null : who.at(),
        alert.clock());
  }
}
