package io.signalbox.sla.watch;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.sla.AlertEvent;
import io.signalbox.contracts.sla.SlaCommand;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.erasure.ErasureTable;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.sla.alert.Acknowledging;
import io.signalbox.sla.alert.Alert;
import io.signalbox.sla.alert.Alerts;
import io.signalbox.sla.clock.ClockVisibility;
import io.signalbox.sla.clock.TicketChange;
import io.signalbox.sla.clock.TicketRules;
import io.signalbox.sla.definition.Definitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All workspaces of one partition: their definitions, their tickets' clocks, their alerts. */
public final class SlaShard implements Shard<SlaFact> {
  private final Definitions definitions;
  private final Tickets tickets = new Tickets();
  private final Alerts alerts = new Alerts();
  private final ErasureTable erasures;

  /** The shard of that number. */
  public SlaShard(int number, DefinitionLimits limits) {
    this.definitions = new Definitions(number, limits);
    this.erasures = new ErasureTable(number);
  }

  @Override
  public void load(Db db) {
    definitions.load(db);
  }

  @Override
  public void fetch(List<Input> batch, Db db) {
    definitions.fetch(batch, db);
    var ids = new LinkedHashSet<String>();
    var alertIds = new ArrayList<UUID>();
    for (var input : batch) {
      switch (input) {
        case Due due -> ids.add(due.subject());
        case Received received -> {
          switch (received.body()) {
            case TicketEvent.AboutTicket event -> ids.add(event.ticket().ticketId());
            case TicketEvent.CommandRefused refused when refused.subject() != null ->
                ids.add(refused.subject());
            case SlaCommand.AcknowledgeAlert command ->
                Ids.parse(command.alertId()).ifPresent(alertIds::add);
            default -> {} // needs nothing that is not in memory
          }
        }
      }
    }
    erasures.fetch(decidedAgain(batch), db);
    alerts.fetch(db, alertIds);
    for (var id : alertIds) {
      var alert = alerts.find(id);
      if (alert != null) ids.add(alert.clock().ticketId());
    }
    tickets.fetch(db, ids);
    alerts.fetchWarnings(db, ids.stream().filter(tickets::warned).toList());
  }

  @Override
  public Decision<SlaFact> decide(Input input) {
    return switch (input) {
      case Due due -> timeUp(due);
      case Received received ->
          switch (received.body()) {
            case TicketEvent event -> event(received, event);
            case CustomerErased erased -> erased(received, erased);
            case SlaCommand command -> command(received, command);
            case DefinitionCommand _ -> define(received);
            default -> throw new IllegalArgumentException("not for us: " + received.type());
          };
    };
  }

  private Decision<SlaFact> timeUp(Due due) {
    var ticket = tickets.find(due.subject());
    return ticket == null
        ? Decision.nothing()
        : told(rules(due.workspace()).timeUp(ticket, due), due.detectedAt(), true);
  }

  private Decision<SlaFact> event(Received received, TicketEvent event) {
    return switch (event) {
      case TicketEvent.Erased erased -> withoutNotes(erased, about(received, erased));
      case TicketEvent.AboutTicket about -> about(received, about);
      case TicketEvent.CommandRefused refused -> refused(received, refused);
      case TicketEvent.MessageChanged _,
          TicketEvent.AgentChanged _,
          TicketEvent.AgentPresenceChanged _ ->
          Decision.nothing();
    };
  }

  /** Those whom dead letters are about that are decided again: they may be erased by now. */
  private static Set<UUID> decidedAgain(List<Input> batch) {
    var customers = new LinkedHashSet<UUID>();
    for (var input : batch) {
      if (input instanceof Received received
          && received.replayOf() != null
          && received.body() instanceof TicketEvent.AboutTicket about) {
        customers.add(Erasure.key(received.workspace(), about.ticket().customerId()));
      }
    }
    return customers;
  }

  private Decision<SlaFact> about(Received received, TicketEvent.AboutTicket about) {
    if (erasures.find(received.workspace(), about.ticket().customerId()) != null) {
      return Decision.refused("customer-erased", "Its customer was erased since.");
    }
    return rules(received.workspace())
        .decide(
            received.workspace(),
            tickets.find(about.ticket().ticketId()),
            about,
            received.enteredAt())
        .map(change -> told(change, received.detectedAt(), false))
        .orElseGet(Decision::nothing);
  }

  private static Decision<SlaFact> withoutNotes(
      TicketEvent.Erased erased, Decision<SlaFact> decision) {
    var facts = new ArrayList<>(decision.facts());
    facts.add(new SlaFact.NotesErased(erased.ticket().ticketId()));
    return new Decision<>(
        facts, decision.events(), decision.timers(), decision.deliveries(), decision.outcome());
  }

  /** All their tickets were erased before, one by one: there is nothing else of theirs. */
  private static Decision<SlaFact> erased(Received received, CustomerErased erased) {
    var workspace = received.workspace();
    var customer = erased.customerId();
    var told = new CustomerErased(customer, "sla", Map.of());
    return Decision.<SlaFact>of()
        .fact(
            new SlaFact.ErasureStands(
                Erasure.begun(workspace, customer, received.at()).completed(received.at())))
        .event(Outgoing.to(Topics.SLA_ALERTS, "customer.erased", workspace, customer, told))
        .build();
  }

  private Decision<SlaFact> refused(Received received, TicketEvent.CommandRefused refused) {
    var ticket = refused.subject() == null ? null : tickets.find(refused.subject());
    return ticket == null
        ? Decision.nothing()
        : told(
            rules(received.workspace()).refused(ticket, refused, received.enteredAt()),
            received.detectedAt(),
            false);
  }

  private TicketRules rules(String workspace) {
    var defined = definitions.of(workspace);
    return new TicketRules(defined, defined);
  }

  private Decision<SlaFact> told(TicketChange change, Instant detectedAt, boolean timerFired) {
    var before = change.before();
    if (change.after().equals(before) && !timerFired) return Decision.nothing();
    var decision = Decision.<SlaFact>of();
    decision.fact(new SlaFact.Clocked(change.after(), before == null));
    var calendars = definitions.of(change.after().workspace());
    new Announcement(change, detectedAt, calendars, alerts, decision).announce();
    TicketTimer.change(change, timerFired).ifPresent(decision::timer);
    return decision.build();
  }

  private Decision<SlaFact> command(Received received, SlaCommand command) {
    return switch (command) {
      case SlaCommand.DefineCalendar _, SlaCommand.DefinePolicies _ -> define(received);
      case SlaCommand.AcknowledgeAlert acknowledge -> acknowledged(received, acknowledge);
    };
  }

  private Decision<SlaFact> define(Received received) {
    return definitions.decide(received, SlaFact.Defined::new);
  }

  private Decision<SlaFact> acknowledged(Received received, SlaCommand.AcknowledgeAlert command) {
    var found = Ids.parse(command.alertId()).map(alerts::find).orElse(null);
    var alert = found == null || hidden(received.actor(), found) ? null : found;
    return switch (Acknowledging.decide(
        received.workspace(),
        alert,
        alert == null ? command : withoutNoteIfErased(alert, command),
        received.actor().name(),
        received.at())) {
      case Acknowledging.Refused refused -> Decision.refused(refused.reason(), refused.detail());
      case Acknowledging.Repeated _ -> Decision.nothing();
      case Acknowledging.Taken taken ->
          Decision.<SlaFact>of()
              .fact(new SlaFact.Alerted(taken.fact()))
              .event(told(received.workspace(), taken.event()))
              .build();
    };
  }

  /** Whoever noted something may have done it before they knew that it is erased. */
  private SlaCommand.AcknowledgeAlert withoutNoteIfErased(
      Alert alert, SlaCommand.AcknowledgeAlert command) {
    var ticket = tickets.find(alert.clock().ticketId());
    return ticket == null || !ticket.subject().erased()
        ? command
        : new SlaCommand.AcknowledgeAlert(command.alertId(), command.by(), null);
  }

  /** What somebody may not see does not exist for them. */
  private boolean hidden(Actor actor, Alert alert) {
    if (ClockVisibility.of(actor).equals(Visibility.all())) return false;
    var ticket = tickets.find(alert.clock().ticketId());
    return ticket == null || !ClockVisibility.shows(actor, ticket.subject());
  }

  private static Outgoing told(String workspace, AlertEvent.Acknowledged event) {
    return Outgoing.to(
        Catalogue.topicOf(AlertEvent.Acknowledged.class),
        Catalogue.shortNameOf(AlertEvent.Acknowledged.class),
        workspace,
        event.clock().ticketId(),
        event);
  }

  @Override
  public void apply(SlaFact fact) {
    switch (fact) {
      case SlaFact.Clocked clocked -> tickets.keep(clocked.ticket(), clocked.isNew());
      case SlaFact.Alerted alerted -> alerts.apply(alerted.fact());
      case SlaFact.NotesErased erased -> alerts.eraseNotes(erased.ticketId());
      case SlaFact.ErasureStands stands -> erasures.put(stands.erasure());
      case SlaFact.Defined defined -> definitions.apply(defined.definition());
    }
  }

  @Override
  public void write(Db db) {
    definitions.write(db);
    tickets.write(db);
    alerts.write(db);
    erasures.write(db);
  }

  @Override
  public void settled() {
    definitions.settled();
    tickets.settled();
    alerts.settled();
    erasures.settled();
  }
}
