package io.signalbox.sla.alert;

import java.util.UUID;

/** What happened to an alert. */
public sealed interface AlertFact {
  /** Which. */
  UUID id();

  /** There is a new one. */
  record Raised(Alert alert) implements AlertFact {
    @Override
    public UUID id() {
      return alert.id();
    }
  }

  /** It was none after all. */
  record Retracted(UUID id) implements AlertFact {}

  /** It was a warning, and its clock is over or broken. */
  record Closed(UUID id) implements AlertFact {}

  /** A step of the escalation ladder was taken because of it. */
  record Escalated(UUID id, int level) implements AlertFact {}

  /** No step was taken because of it, though one was asked for. */
  record EscalationRefused(UUID id, String reason) implements AlertFact {}

  /** Somebody looks after it. */
  record Acknowledged(UUID id, Alert.Acknowledgement acknowledgement) implements AlertFact {}
}
