package io.signalbox.sla.metric;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a metric's next clock on a ticket begins. */
public enum Repeat {
  /** With nothing counted. */
  ANEW("anew"),
  /**
   * With the time that counted up to the last solution. Once that promise was broken it is not made
   * again: the same time must not break it twice.
   */
  GOES_ON("goes-on");

  private final String wire;

  Repeat(String wire) {
    this.wire = wire;
  }

  /** The name for others. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
