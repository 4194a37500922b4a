package io.signalbox.routing.ticket;

import io.signalbox.contracts.ticket.RequirementStep;

/**
 * How far a ticket has come among those who may take it.
 *
 * @param transferred whether a person chose its queue: then the queue says who may take it, not the
 *     classification
 * @param raisedTo the tier it was raised to; 0 if it was not
 */
public record Step(boolean transferred, int raisedTo) {
  /** Where its classification put it. */
  public static final Step CLASSIFIED = new Step(false, 0);

  /** In a queue that a person chose. */
  public static final Step TRANSFERRED = new Step(true, 0);

  /** The same, raised to a tier. */
  public Step raised(int tier) {
    return new Step(transferred, tier);
  }

  /** The step as others know it. */
  public RequirementStep told() {
    if (raisedTo > 0) return RequirementStep.ESCALATED;
    return transferred ? RequirementStep.TRANSFERRED : RequirementStep.CLASSIFIED;
  }
}
