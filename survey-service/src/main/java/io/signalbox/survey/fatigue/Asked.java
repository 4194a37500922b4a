package io.signalbox.survey.fatigue;

import io.signalbox.contracts.survey.SurveyMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * When a customer was asked what, or will be; its text is {@code csat@1767225600000@} and the
 * invitation's id.
 *
 * @param withdrawn whether the question was taken back before it was answered; its text then ends
 *     in {@code @withdrawn}
 */
public record Asked(UUID invitation, SurveyMetric metric, Instant when, boolean withdrawn) {
  private static final String WITHDRAWN = "@withdrawn";

  /** To the millisecond, as it is stored. */
  public Asked {
    when = when.truncatedTo(ChronoUnit.MILLIS);
  }

  boolean within(Duration distance, Instant other) {
    return Duration.between(when, other).abs().compareTo(distance) < 0;
  }

  Asked inVain() {
    return new Asked(invitation, metric, when, true);
  }

  static Asked parse(String text) {
    var parts = text.split("@", -1);
    return new Asked(
        UUID.fromString(parts[2]),
        new SurveyMetric(parts[0]),
        Instant.ofEpochMilli(Long.parseLong(parts[1])),
        parts.length > 3);
  }

  String text() {
    var text = metric.value() + "@" + when.toEpochMilli() + "@" + invitation;
    return withdrawn ? text + WITHDRAWN : text;
  }
}
