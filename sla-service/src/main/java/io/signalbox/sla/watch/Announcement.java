package io.signalbox.sla.watch;

import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.sla.AlertEvent;
import io.signalbox.contracts.sla.ClockEvent;
import io.signalbox.contracts.sla.ClockView;
import io.signalbox.contracts.sla.EscalationAction;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.sla.alert.Alert;
import io.signalbox.sla.alert.AlertFact;
import io.signalbox.sla.alert.AlertIds;
import io.signalbox.sla.alert.Alerts;
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.clock.Clock;
import io.signalbox.sla.clock.ClockFact;
import io.signalbox.sla.clock.ClockViews;
import io.signalbox.sla.clock.Marks;
import io.signalbox.sla.clock.TicketChange;
import io.signalbox.sla.clock.TicketClocks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells others what happened to a ticket's clocks, in the words of the contracts. */
final class Announcement {
  private final TicketChange change;
  private final TicketClocks ticket;
  private final Instant detectedAt;
  private final Calendars calendars;
  private final Alerts alerts;
  private final Decision.Builder<SlaFact> decision;

  /** Warnings of this very decision, which the alerts do not know yet. */
  private final List<Alert> warnings = new ArrayList<>(0);

  /**
   * What is to be told.
   *
   * @param detectedAt when we came to decide it
   * @param decision to which it is added
   */
  Announcement(
      TicketChange change,
      Instant detectedAt,
      Calendars calendars,
      Alerts alerts,
      Decision.Builder<SlaFact> decision) {
    this.change = change;
    this.ticket = change.after();
    this.detectedAt = detectedAt;
    this.calendars = calendars;
    this.alerts = alerts;
    this.decision = decision;
  }

  void announce() {
    change.facts().forEach(this::announce);
  }

  private void announce(ClockFact fact) {
    switch (fact) {
      case ClockFact.Started f -> {
        var view = view(f.clock(), change.at());
        tell(new ClockEvent.Started(view));
        close(view, f.clock().marks().warned(), "replaced");
      }
      case ClockFact.Paused f ->
          tell(new ClockEvent.Paused(view(f.clock(), f.at()), f.at(), f.remaining(), f.reason()));
      case ClockFact.Resumed f -> tell(new ClockEvent.Resumed(view(f.clock(), f.at()), f.at()));
      case ClockFact.Fulfilled f -> {
        tell(new ClockEvent.Fulfilled(view(f.clock(), change.at()), f.inTime()));
        close(view(f.clock(), change.at()), 0, "fulfilled");
      }
      case ClockFact.Cancelled f -> {
        tell(new ClockEvent.Cancelled(view(f.clock(), f.at()), f.at(), f.reason()));
        close(view(f.clock(), f.at()), 0, "cancelled");
      }
      case ClockFact.Warned f -> warn(f);
      case ClockFact.Breached f -> breach(f);
      case ClockFact.Retracted f -> retract(f);
      case ClockFact.Asked f -> ask(f);
      case ClockFact.Escalated f -> escalated(f);
      case ClockFact.EscalationRefused f -> refused(f);
    }
  }

  /** Whoever is warned can still do something: after the deadline, the breach says all there is. */
  private void warn(ClockFact.Warned fact) {
    var due = fact.clock().dueAt();
    if (due != null && detectedAt.isAfter(due)) return;
    var id = AlertIds.warning(ticket, fact.clock(), fact.percent(), fact.on());
    var view = view(fact.clock(), fact.on());
    tell(new AlertEvent.Warning(id.toString(), view, fact.percent(), fact.on()));
    var warning =
        new Alert(
            id,
            ticket.workspace(),
            Alert.Kind.WARNING,
            Alert.State.OPEN,
            fact.on(),
            view,
            fact.percent(),
            fact.on(),
            false,
            null);
    warnings.add(warning);
    raise(warning);
  }

  /**
   * Nothing can be done any more about what was warned of, or nothing needs to.
   *
   * @param below up to which percentage the warnings still hold
   */
  private void close(ClockView clock, int below, String reason) {
    Stream.concat(alerts.warningsOf(clock.clockId()).stream(), warnings.stream())
        .filter(warning -> warning.clock().clockId().equals(clock.clockId()))
        .filter(warning -> warning.percent() > below)
        .forEach(
            warning -> {
              tell(new AlertEvent.Closed(warning.id().toString(), clock, reason));
              decision.fact(new SlaFact.Alerted(new AlertFact.Closed(warning.id())));
            });
  }

  private void breach(ClockFact.Breached fact) {
    var breach = fact.breach();
    var id = breachId(fact.clock(), breach, fact.clock().marks().retractions());
    var view = view(fact.clock(), breach.on());
    tell(
        new AlertEvent.Breached(
            id.toString(), view, breach.on(), breach.detectedAt(), breach.provisional()));
    raise(
        new Alert(
            id,
            ticket.workspace(),
            Alert.Kind.BREACH,
            Alert.State.OPEN,
            breach.on(),
            view,
            100,
            breach.detectedAt(),
            breach.provisional(),
            null));
    close(view, 0, "breached");
  }

  private void retract(ClockFact.Retracted fact) {
    var id = breachId(fact.clock(), fact.breach(), fact.clock().marks().retractions() - 1);
    tell(new AlertEvent.Retracted(id.toString(), view(fact.clock(), change.at()), fact.reason()));
    decision.fact(new SlaFact.Alerted(new AlertFact.Retracted(id)));
  }

  private void ask(ClockFact.Asked fact) {
    var step = fact.step();
    var reason = "sla-breached: " + step.metric();
    var command = new EscalateTicket(ticket.ticketId(), null, fact.version(), null, reason);
    decision.event(outgoing(command).under(step.commandId()));
  }

  private void escalated(ClockFact.Escalated fact) {
    var step = fact.step();
    var id = AlertIds.breach(ticket, fact.clock(), step.breachedOn(), step.retractions());
    var view = view(fact.clock(), change.at());
    tell(
        new AlertEvent.Escalated(
            id.toString(), view, step.level(), EscalationAction.RAISE_TIER, step.commandId()));
    decision.fact(new SlaFact.Alerted(new AlertFact.Escalated(id, step.level())));
  }

  private void refused(ClockFact.EscalationRefused fact) {
    var step = fact.step();
    var reason = step.refusal();
    if (reason == null) throw new IllegalStateException("not refused: " + step);
    var id = AlertIds.breach(ticket, fact.clock(), step.breachedOn(), step.retractions());
    var view = view(fact.clock(), change.at());
    tell(
        new AlertEvent.EscalationRefused(
            id.toString(), view, step.level(), reason, step.commandId()));
    decision.fact(new SlaFact.Alerted(new AlertFact.EscalationRefused(id, reason)));
  }

  private UUID breachId(Clock clock, Marks.Breach breach, int number) {
    return AlertIds.breach(ticket, clock, breach.on(), number);
  }

  private ClockView view(Clock clock, Instant at) {
    return ClockViews.view(ticket, clock, at, calendars);
  }

  private void raise(Alert alert) {
    decision.fact(new SlaFact.Alerted(new AlertFact.Raised(alert)));
  }

  private void tell(Record event) {
    decision.event(outgoing(event));
  }

  private Outgoing outgoing(Record event) {
    return Outgoing.to(
        Catalogue.topicOf(event.getClass()),
        Catalogue.shortNameOf(event.getClass()),
        ticket.workspace(),
        ticket.ticketId(),
        event);
  }
}
