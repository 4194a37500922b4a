package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a ticket has come among those who may take it: where its classification put it, in a
 * queue that a person chose, or raised to a higher tier. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record RequirementStep(@JsonValue String value) {
  public static final RequirementStep CLASSIFIED = new RequirementStep("classified");
  public static final RequirementStep TRANSFERRED = new RequirementStep("transferred");
  public static final RequirementStep ESCALATED = new RequirementStep("escalated");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RequirementStep {}

  @Override
  public String toString() {
    return value;
  }
}
