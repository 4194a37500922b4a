package io.signalbox.sla.clock;

import io.signalbox.contracts.ticket.TicketEvent.CommandRefused;
import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.util.Optional;

/** Which steps of the ladder are asked for, and what becomes of them. */
final class Escalations {
  /** Routing refuses what was decided on a version that is no longer the ticket's. */
  private static final String STALE = "stale";

  private Escalations() {}

  /** A broken promise asks for the first step, unless the ticket's metric asked for it before. */
  static Optional<Escalation> onBreach(TicketClocks ticket, Clock clock) {
    return clock.promise().escalate() && !askedBefore(ticket, clock)
        ? Optional.of(step(ticket, clock, 1))
        : Optional.empty();
  }

  /**
   * Routing refused: if the ticket had moved on before it read the command, it is to be asked for
   * once more; for any other reason it would refuse again.
   */
  static Optional<Escalation> onRefusal(TicketClocks ticket, CommandRefused refused, Instant at) {
    var reason = refused.reason();
    return of(ticket, refused.commandId())
        .filter(step -> !step.taken() && step.refusal() == null)
        .map(step -> reason.startsWith(STALE) ? step.stale(at, reason) : step.refused(reason));
  }

  /** The step that routing took because of this command, if it is one of ours and news. */
  static Optional<Escalation> onTaken(TicketClocks ticket, String commandId) {
    return of(ticket, commandId).filter(step -> !step.taken()).map(Escalation::done);
  }

  /** The same step once more, under another id; given up if the promise is not broken any more. */
  static Escalation again(TicketClocks ticket, Escalation step) {
    return ticket
        .open(step.metric())
        .filter(clock -> step.isOf(clock) && clock.breachedAt() != null)
        .map(clock -> step(ticket, clock, step.attempt() + 1))
        .orElseGet(step::givenUp);
  }

  private static Optional<Escalation> of(TicketClocks ticket, String commandId) {
    return ticket.escalations().stream()
        .filter(step -> step.commandId().equals(commandId))
        .findFirst();
  }

  private static boolean askedBefore(TicketClocks ticket, Clock clock) {
    return ticket.escalations().stream()
        .anyMatch(
            step -> step.metric().equals(clock.metric()) && step.level() == Escalation.ON_BREACH);
  }

  private static Escalation step(TicketClocks ticket, Clock clock, int attempt) {
    var breach = clock.marks().breach();
    if (breach == null) throw new IllegalStateException("nothing to escalate on " + clock);
    var id =
        Ids.timeOrdered(
            breach.on(),
            ticket.workspace(),
            ticket.ticketId(),
            clock.metric().value(),
            Integer.toString(clock.cycle()),
            "level",
            Integer.toString(Escalation.ON_BREACH),
            Integer.toString(attempt));
    return new Escalation(
        clock.metric(),
        clock.cycle(),
        Escalation.ON_BREACH,
        breach.on(),
        clock.marks().retractions(),
        id,
        attempt,
        null,
        false,
        null);
  }
}
