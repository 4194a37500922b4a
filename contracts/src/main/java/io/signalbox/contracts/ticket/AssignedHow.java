package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a ticket came to its agent: by itself, or because the agent accepted an offer. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record AssignedHow(@JsonValue String value) {
  public static final AssignedHow AUTO = new AssignedHow("auto");
  public static final AssignedHow ACCEPTED = new AssignedHow("accepted");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AssignedHow {}

  @Override
  public String toString() {
    return value;
  }
}
