package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether an agent takes work. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record Presence(@JsonValue String value) {
  public static final Presence AVAILABLE = new Presence("available");
  public static final Presence AWAY = new Presence("away");
  public static final Presence OFFLINE = new Presence("offline");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Presence {}

  @Override
  public String toString() {
    return value;
  }
}
