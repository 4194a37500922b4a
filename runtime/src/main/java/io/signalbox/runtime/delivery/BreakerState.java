package io.signalbox.runtime.delivery;

/** What the circuit breaker before a target makes of its last calls. */
public enum BreakerState {
  /** It is called. */
  CLOSED,
  /** It is left alone for a while: too many calls have failed. */
  OPEN,
  /** After that: a few calls show whether it can be called again. */
  HALF_OPEN
}
