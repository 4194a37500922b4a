package io.signalbox.contracts.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a machine wrote a contact, and which kind of machine. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record Automation(@JsonValue String value) {
  public static final Automation NONE = new Automation("none");
  public static final Automation AUTO_REPLY = new Automation("auto-reply");
  public static final Automation BOUNCE = new Automation("bounce");
  public static final Automation BULK = new Automation("bulk");
  public static final Automation LOOP = new Automation("loop");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Automation {}

  @Override
  public String toString() {
    return value;
  }
}
