package io.signalbox.sla.preview;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.ticket.TicketEvent.Classified;
import io.signalbox.runtime.shard.Due;
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.clock.ExplainedClock;
import io.signalbox.sla.clock.TicketClocks;
import io.signalbox.sla.clock.TicketRules;
import io.signalbox.sla.policy.CalendarVersion;
import io.signalbox.sla.policy.Policies;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a timeline to the rules as a shard would. Pure. */
final class Simulation {
  private static final String WORKSPACE = "preview";

  private final TicketRules rules;
  private final Calendars calendars;

  private Simulation(TicketRules rules, Calendars calendars) {
    this.rules = rules;
    this.calendars = calendars;
  }

  /**
   * Of one policy.
   *
   * @param calendar the one calendar that the policy may mean; null counts all time
   */
  static Simulation of(Policy policy, @Nullable Calendar calendar) {
    var time = calendar == null ? WorkingTime.AROUND_THE_CLOCK : BusinessCalendar.of(calendar);
    var meant = calendar == null || policy.calendar() != null ? policy.calendar() : WORKSPACE;
    var complete =
        new Policy(
            policy.id(),
            policy.when(),
            meant,
            policy.targets(),
            policy.warnAt(),
            policy.escalate());
    var policies = new Policies(List.of(complete), id -> new CalendarVersion(id, 1));
    Calendars calendars = version -> version == null ? WorkingTime.AROUND_THE_CLOCK : time;
    return new Simulation(
        new TicketRules((metric, subject) -> policies.promise(metric, subject.facts()), calendars),
        calendars);
  }

  /** The clocks as they stand at {@code now}; what is to happen later has not happened yet. */
  List<ExplainedClock> play(List<SimulatedEvent> events, Instant now) {
    TicketClocks ticket = null;
    var past =
        events.stream()
            .filter(simulated -> !simulated.at().isAfter(now))
            .sorted(
                Comparator.comparing(
                    SimulatedEvent::at)) // stable: what comes at once stays in order
            .toList();
    var classified = past.stream().anyMatch(told -> told.event() instanceof Classified);
    for (var simulated : past) {
      var change = rules.decide(WORKSPACE, ticket, simulated.event(), simulated.at());
      if (change.isPresent()) ticket = change.get().after();
      // a timeline that says nothing of it is of a ticket that was classified at once
      if (ticket != null && !classified) ticket = rules.asItIs(ticket, simulated.at()).after();
    }
    if (ticket == null) return List.of();
    var due = new Due(WORKSPACE, ticket.ticketId(), "", now, now, now, false);
    return rules.timeUp(ticket, due).after().clocks().stream()
        .map(clock -> ExplainedClock.of(clock, now, calendars))
        .toList();
  }
}
