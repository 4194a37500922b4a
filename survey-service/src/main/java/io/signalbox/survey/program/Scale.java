package io.signalbox.survey.program;

import io.signalbox.contracts.survey.SurveyMetric;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The metrics we know: their range of answers, and how often they may be asked at most. */
public enum Scale {
  /** How satisfied somebody is. */
  CSAT(1, 5, Duration.ofDays(7)),
  /** How likely somebody is to recommend us. */
  NPS(0, 10, Duration.ofDays(90)),
  /** How easy it was made for somebody. */
  CES(1, 7, Duration.ofDays(7));

  private final int lowest;
  private final int highest;
  private final Duration throttle;

  Scale(int lowest, int highest, Duration throttle) {
    this.lowest = lowest;
    this.highest = highest;
    this.throttle = throttle;
  }

  /** The scale of a metric; empty for one of a later version. */
  public static Optional<Scale> of(SurveyMetric metric) {
    return Stream.of(values()).filter(scale -> scale.metric().equals(metric)).findFirst();
  }

  /** The metric. */
  public SurveyMetric metric() {
    return switch (this) {
      case CSAT -> SurveyMetric.CSAT;
      case NPS -> SurveyMetric.NPS;
      case CES -> SurveyMetric.CES;
    };
  }

  /** Whether an answer may be this. */
  public boolean has(int score) {
    return score >= lowest && score <= highest;
  }

  /** All answers there are, the lowest first. */
  public IntStream scores() {
    return IntStream.rangeClosed(lowest, highest);
  }

  /** The range, for people to read. */
  public String range() {
    return lowest + " to " + highest;
  }

  /** How long a customer is left in peace after an invitation where the program doesn't say. */
  Duration throttle() {
    return throttle;
  }
}
