package io.signalbox.contracts.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a clock stands. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record ClockState(@JsonValue String value) {
  public static final ClockState RUNNING = new ClockState("running");
  public static final ClockState PAUSED = new ClockState("paused");
  public static final ClockState FULFILLED = new ClockState("fulfilled");
  public static final ClockState CANCELLED = new ClockState("cancelled");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClockState {}

  @Override
  public String toString() {
    return value;
  }
}
