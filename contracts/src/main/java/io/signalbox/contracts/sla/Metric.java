package io.signalbox.contracts.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a promise is about. Open.
 *
 * <p>First reply: from the ticket's opening to the first answer by an agent. Next reply: from a
 * customer's message after an answer to the next answer. Total resolution: from the opening to the
 * resolution.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record Metric(@JsonValue String value) {
  public static final Metric FIRST_REPLY = new Metric("first-reply");
  public static final Metric NEXT_REPLY = new Metric("next-reply");
  public static final Metric TOTAL_RESOLUTION = new Metric("total-resolution");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Metric {}

  @Override
  public String toString() {
    return value;
  }
}
