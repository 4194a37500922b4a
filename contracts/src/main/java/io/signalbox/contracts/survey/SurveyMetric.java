package io.signalbox.contracts.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a survey measures, and so the range of its answers: CSAT 1 to 5, NPS 0 to 10, CES 1 to 7.
 * Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record SurveyMetric(@JsonValue String value) {
  public static final SurveyMetric CSAT = new SurveyMetric("csat");
  public static final SurveyMetric NPS = new SurveyMetric("nps");
  public static final SurveyMetric CES = new SurveyMetric("ces");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SurveyMetric {}

  @Override
  public String toString() {
    return value;
  }
}
