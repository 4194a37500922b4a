package io.signalbox.contracts.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What makes a program ask. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record SurveyTrigger(@JsonValue String value) {
  public static final SurveyTrigger RESOLVED = new SurveyTrigger("resolved");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SurveyTrigger {}

  @Override
  public String toString() {
    return value;
  }
}
