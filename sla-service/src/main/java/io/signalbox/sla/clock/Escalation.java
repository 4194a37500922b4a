package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;

/**
 * A step of the escalation ladder that was taken. Each is taken once per ticket and metric,
 * whatever the priority does and however often the ticket comes back: else a ticket could climb for
 * ever.
 *
 * @param level 1 for the first step
 * @param commandId the {@code ce_id} of the command that asks routing for it
 * @param attempt 1 for the first command, one more each time the ticket had moved on meanwhile
 */
public record Escalation(Metric metric, int cycle, int level, String commandId, int attempt) {
  /** The step that follows a breach. */
  static final int ON_BREACH = 1;

  /** After that many refusals somebody else is faster; the ticket is in motion anyway. */
  static final int ATTEMPTS_MAX = 3;

  boolean isStepOf(Escalation other) {
    return level == other.level && metric.equals(other.metric);
  }
}
