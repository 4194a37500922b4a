package io.signalbox.sla.metric;

import com.fasterxml.jackson.annotation.JsonValue;

/** What happens to a ticket, as far as promises are concerned. */
public enum Happening {
  /** It came, and what it is about is known, or not awaited any more. */
  OPENED("opened"),
  /** The customer wrote on a ticket that is not over, or reopened it by that. */
  CUSTOMER_WROTE("customer-wrote"),
  /** The customer was answered, in public. */
  REPLIED("replied"),
  /** An agent has it. */
  ASSIGNED("assigned"),
  /** It went to another queue. */
  MOVED("moved"),
  /** It is solved, as we see it. */
  RESOLVED("resolved"),
  /** It was not solved. */
  REOPENED("reopened"),
  /** It is closed, merged or abandoned. */
  ENDED("ended");

  private final String wire;

  Happening(String wire) {
    this.wire = wire;
  }

  /** The name for others. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
