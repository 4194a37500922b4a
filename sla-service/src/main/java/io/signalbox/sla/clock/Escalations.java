package io.signalbox.sla.clock;

import io.signalbox.contracts.ticket.TicketEvent.CommandRefused;
import io.signalbox.runtime.shard.Ids;
import java.util.function.BiConsumer;

/** Which steps of the ladder are taken. */
final class Escalations {
  /** Routing refuses what was decided on a version that is no longer the ticket's. */
  private static final String STALE = "stale";

  private Escalations() {}

  /** A broken promise takes the first step, unless the ticket took it before. */
  static void onBreach(
      TicketClocks ticket, ClockFact.Breached broken, BiConsumer<Clock, Escalation> climb) {
    var clock = broken.clock();
    if (!clock.promise().escalate() || taken(ticket, clock)) return;
    climb.accept(clock, step(ticket, clock, 1));
  }

  /** The ticket had moved on before routing read the command: once more, if it is still broken. */
  static void onRefusal(
      TicketClocks ticket, CommandRefused refused, BiConsumer<Clock, Escalation> climb) {
    if (!refused.reason().startsWith(STALE)) return;
    for (var step : ticket.escalations()) {
      if (!step.commandId().equals(refused.commandId())
          || step.attempt() == Escalation.ATTEMPTS_MAX) {
        continue;
      }
      ticket
          .open(step.metric())
          .filter(clock -> clock.cycle() == step.cycle() && clock.breachedAt() != null)
          .ifPresent(clock -> climb.accept(clock, step(ticket, clock, step.attempt() + 1)));
    }
  }

  private static boolean taken(TicketClocks ticket, Clock clock) {
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
    return new Escalation(clock.metric(), clock.cycle(), Escalation.ON_BREACH, id, attempt);
  }
}
