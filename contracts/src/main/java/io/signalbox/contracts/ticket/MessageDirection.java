package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which way a message goes: from outside, to outside, or neither, as a note. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record MessageDirection(@JsonValue String value) {
  public static final MessageDirection IN = new MessageDirection("in");
  public static final MessageDirection OUT = new MessageDirection("out");
  public static final MessageDirection INTERNAL = new MessageDirection("internal");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageDirection {}

  @Override
  public String toString() {
    return value;
  }
}
