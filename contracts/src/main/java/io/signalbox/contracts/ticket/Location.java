package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a site works, seen from the company it works for. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record Location(@JsonValue String value) {
  public static final Location IN_HOUSE = new Location("in-house");
  public static final Location ONSHORE = new Location("onshore");
  public static final Location NEARSHORE = new Location("nearshore");
  public static final Location OFFSHORE = new Location("offshore");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Location {}

  @Override
  public String toString() {
    return value;
  }
}
