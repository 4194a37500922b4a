package io.signalbox.contracts.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a promise is about. Open.
 *
 * <ul>
 *   <li>First reply: from the ticket's opening to the first answer.
 *   <li>Next reply: from a customer's message after an answer to the next answer.
 *   <li>Periodic update: from each answer to the next. Pausable update: the same, but it stands
 *       still while pending.
 *   <li>Requester wait: the time until the solution, less what was pending; it goes on after a
 *       reopening. Agent work: the same, less what was on hold too.
 *   <li>Total resolution: from the opening or a reopening to the solution, less what was pending or
 *       on hold.
 *   <li>Time to own: from the opening until an agent has it, less what was pending.
 *   <li>Queue ownership: how long one queue has it, until it goes to another or is solved.
 * </ul>
 *
 * @param value one of the constants' values, or one of a later version
 */
public record Metric(@JsonValue String value) {
  public static final Metric FIRST_REPLY = new Metric("first-reply");
  public static final Metric NEXT_REPLY = new Metric("next-reply");
  public static final Metric PERIODIC_UPDATE = new Metric("periodic-update");
  public static final Metric PAUSABLE_UPDATE = new Metric("pausable-update");
  public static final Metric REQUESTER_WAIT = new Metric("requester-wait");
  public static final Metric AGENT_WORK = new Metric("agent-work");
  public static final Metric TOTAL_RESOLUTION = new Metric("total-resolution");
  public static final Metric TIME_TO_OWN = new Metric("time-to-own");
  public static final Metric QUEUE_OWNERSHIP = new Metric("queue-ownership");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Metric {}

  @Override
  public String toString() {
    return value;
  }
}
