package io.signalbox.contracts.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a step of the escalation ladder does. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record EscalationAction(@JsonValue String value) {
  public static final EscalationAction NOTIFY = new EscalationAction("notify");
  public static final EscalationAction RAISE_PRIORITY = new EscalationAction("raise-priority");
  public static final EscalationAction RAISE_TIER = new EscalationAction("raise-tier");
  public static final EscalationAction REASSIGN = new EscalationAction("reassign");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EscalationAction {}

  @Override
  public String toString() {
    return value;
  }
}
