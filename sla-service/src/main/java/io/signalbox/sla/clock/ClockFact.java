package io.signalbox.sla.clock;

import java.time.Duration;
import java.time.Instant;

/** What happened to a clock. */
public sealed interface ClockFact {

  /** The clock after it. */
  Clock clock();

  /** A promise was made, or another one took its place. */
  record Started(Clock clock) implements ClockFact {}

  /** The clock stands still. */
  record Paused(Clock clock, Instant at, Duration remaining, String reason) implements ClockFact {}

  /** The clock runs again. */
  record Resumed(Clock clock, Instant at) implements ClockFact {}

  /** So much of the time was over. */
  record Warned(Clock clock, int percent, Instant on) implements ClockFact {}

  /** The promise was broken. */
  record Breached(Clock clock, Marks.Breach breach) implements ClockFact {}

  /** The promise was not broken after all. */
  record Retracted(Clock clock, Marks.Breach breach, String reason) implements ClockFact {}

  /** What was promised was done. */
  record Fulfilled(Clock clock, boolean inTime) implements ClockFact {}

  /** The promise no longer holds. */
  record Cancelled(Clock clock, Instant at, String reason) implements ClockFact {}

  /**
   * Routing is asked for a step of the ladder.
   *
   * @param version the ticket's version this was decided on
   */
  record Asked(Clock clock, Escalation step, long version) implements ClockFact {}

  /** Routing has taken the step. */
  record Escalated(Clock clock, Escalation step) implements ClockFact {}

  /** Routing has not taken the step, and says why. */
  record EscalationRefused(Clock clock, Escalation step) implements ClockFact {}
}
