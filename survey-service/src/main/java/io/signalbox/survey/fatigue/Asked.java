package io.signalbox.survey.fatigue;

import io.signalbox.contracts.survey.SurveyMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a customer was asked what, or will be; its text is {@code csat@1767225600000}. */
public record Asked(SurveyMetric metric, Instant when) {
  /** To the millisecond, as it is stored. */
  public Asked {
    when = when.truncatedTo(ChronoUnit.MILLIS);
  }

  boolean within(Duration distance, Instant other) {
    return Duration.between(when, other).abs().compareTo(distance) < 0;
  }

  static Asked parse(String text) {
    var split = text.lastIndexOf('@');
    return new Asked(
        new SurveyMetric(text.substring(0, split)),
        Instant.ofEpochMilli(Long.parseLong(text.substring(split + 1))));
  }

  String text() {
    return metric.value() + "@" + when.toEpochMilli();
  }
}
