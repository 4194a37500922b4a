package io.signalbox.routing.ticket;

import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import java.util.List;
import java.util.Map;

/**
 * Where a ticket is: its queue, the step it has reached, and what that asks of whoever takes it.
 *
 * @param requirements as last told; who may take it is decided by what the queue says now
 */
public record Placement(String queue, Step step, Requirements requirements) {
  /** The highest tier there is. */
  public static final int TIER_MAX = 9;

  private static final Requirements NONE =
      new Requirements(1, Map.of(), List.of(), List.of(), RequirementStep.CLASSIFIED);

  /** A queue and a step, before anything of it is told. */
  public static Placement in(String queue, Step step) {
    return new Placement(queue, step, NONE);
  }

  Placement asking(Requirements other) {
    return requirements.equals(other) ? this : new Placement(queue, step, other);
  }
}
