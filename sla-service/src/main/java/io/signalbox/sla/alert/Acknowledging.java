package io.signalbox.sla.alert;

import io.signalbox.contracts.sla.AlertEvent;
import io.signalbox.contracts.sla.SlaCommand.AcknowledgeAlert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of somebody's wish to look after an alert. Pure. */
public sealed interface Acknowledging {
  /** They do. */
  record Taken(AlertFact fact, AlertEvent.Acknowledged event) implements Acknowledging {}

  /** They did already. */
  record Repeated() implements Acknowledging {}

  /** They can't. */
  record Refused(String reason, String detail) implements Acknowledging {}

  /**
   * Decides.
   *
   * @param alert null if there is none of that id
   * @param sender who sent the command, if it names nobody
   */
  static Acknowledging decide(
      String workspace,
      @Nullable Alert alert,
      AcknowledgeAlert command,
      String sender,
      Instant at) {
    if (alert == null || !alert.workspace().equals(workspace)) {
      return new Refused("unknown-alert", "There is no alert " + command.alertId() + ".");
    }
    var by = command.by() == null ? sender : command.by();
    return switch (alert.state()) {
      case RETRACTED -> new Refused("retracted", "The alert was none, as it turned out.");
      case CLOSED -> new Refused("closed", "The warning is over: what it warned of is.");
      case ACKNOWLEDGED -> repeated(alert, by);
      case OPEN ->
          new Taken(
              new AlertFact.Acknowledged(
                  alert.id(), new Alert.Acknowledgement(by, command.note(), at)),
              new AlertEvent.Acknowledged(
                  alert.id().toString(), alert.clock(), by, command.note()));
    };
  }

  private static Acknowledging repeated(Alert alert, String by) {
    var former = alert.acknowledgement();
    return former == null || former.by().equals(by)
        ? new Repeated()
        : new Refused("already-acknowledged", former.by() + " looks after it already.");
  }
}
