package io.signalbox.sla.metric;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whose clock it is. */
public enum Per {
  /** The ticket's. */
  TICKET("ticket"),
  /** The queue's that has the ticket: each that gets it has a clock of its own. */
  QUEUE("queue");

  private final String wire;

  Per(String wire) {
    this.wire = wire;
  }

  /** The name for others. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
