package io.signalbox.routing.shard;

import io.signalbox.contracts.contact.ContactEvent;
import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.routing.arrival.Arrival;
import io.signalbox.routing.conversation.ConversationTable;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.routing.presence.PresenceRules;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.ticket.TicketIds.OfferId;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionKind.Verb;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a batch needs that is not in memory: at most five queries. The tickets of conversations and
 * of answers, the tickets named, those of customers who are told of, and the tickets whose turn
 * comes when the batch makes agents free.
 */
final class Fetching {
  /**
   * Of customers of whom a batch tells something: what is beyond shows it with the next contact.
   */
  private static final int CUSTOMERS_TICKETS_MAX = 5_000;

  private final Memory memory;

  Fetching(Memory memory) {
    this.memory = memory;
  }

  void fetch(List<Input> batch, Db db) {
    var conversations = new LinkedHashSet<UUID>();
    var tickets = new LinkedHashSet<UUID>();
    var messages = new LinkedHashSet<UUID>();
    for (var input : batch) {
      switch (input) {
        case Received received when received.body() instanceof ReplyReport report ->
            TicketIds.ticket(report.replyId()).ifPresent(messages::add);
        case Received received -> named(received, conversations, tickets);
        case Due due -> due(due, tickets);
      }
    }
    for (var row : ConversationTable.fetch(db, List.copyOf(conversations))) {
      memory.fetched(row.conversation(), row.ticket().id());
      memory.fetched(List.of(row.ticket()));
    }
    for (var row : MessageTable.fetch(db, List.copyOf(messages))) {
      memory.fetched(row.message());
      memory.fetched(List.of(row.ticket()));
    }
    fetch(tickets, db);
    memory.erasures().fetch(broughtBack(batch), db);
    var customers = customers(batch);
    memory.fetched(customers, TicketTable.fetchOpen(db, customers, CUSTOMERS_TICKETS_MAX));
    fetch(BacklogPrefetch.turns(memory, batch), db);
  }

  /** Those whom dead letters are about that are decided again: they may be erased by now. */
  private static Set<UUID> broughtBack(List<Input> batch) {
    var customers = new LinkedHashSet<UUID>();
    for (var input : batch) {
      if (input instanceof Received received
          && received.replayOf() != null
          && received.body() instanceof ContactEvent.Accepted contact) {
        customers.add(Erasure.key(received.workspace(), contact.customerId()));
      }
    }
    return customers;
  }

  private static Set<String> customers(List<Input> batch) {
    var customers = new LinkedHashSet<String>();
    for (var input : batch) {
      if (input instanceof Received received
          && received.body() instanceof CustomerEvent.Changed changed) {
        customers.add(changed.customerId());
      }
    }
    return customers;
  }

  private void fetch(Set<UUID> ids, Db db) {
    var missing = new ArrayList<UUID>(ids.size());
    for (var id : ids) if (memory.ticket(id) == null) missing.add(id);
    memory.fetched(TicketTable.fetch(db, missing));
  }

  private void named(Received input, Set<UUID> conversations, Set<UUID> tickets) {
    switch (input.body()) {
      case ContactEvent.Accepted contact ->
          Arrival.conversation(input.workspace(), contact).ifPresent(conversations::add);
      case RoutingCommand.AboutTicket about ->
          TicketIds.ticket(about.ticketId()).ifPresent(tickets::add);
      case RoutingCommand.AboutOffer about ->
          TicketIds.offer(about.offerId()).map(OfferId::ticket).ifPresent(tickets::add);
      case RoutingCommand.SetPresence presence ->
          tickets.addAll(memory.workspaceState(input.workspace()).heldBy(presence.agentId()));
      case DefinitionCommand.Remove removal
          when input.type().equals(RoutingKinds.AGENT.type(Verb.REMOVE)) -> {
        var workspaceState = memory.workspaceState(input.workspace());
        tickets.addAll(workspaceState.heldBy(String.valueOf(removal.id())));
        add(workspaceState.keptBy(String.valueOf(removal.id())), tickets);
      }
      default -> {} // names no ticket
    }
  }

  private void due(Due due, Set<UUID> tickets) {
    var workspaceState = memory.workspaceState(due.workspace());
    switch (due.kind()) {
      case Kinds.BOUNDS -> tickets.addAll(workspaceState.outOfBounds(PresenceRules.RECALLS_MAX));
      case Kinds.ABSENT, Kinds.LONG_ABSENT -> {
        var agent = workspaceState.agentOfTimer(due.subject());
        if (agent == null) return;
        add(
            due.kind().equals(Kinds.ABSENT)
                ? workspaceState.heldBy(agent)
                : workspaceState.keptBy(agent),
            tickets);
      }
      default -> TicketIds.ticket(due.subject()).ifPresent(tickets::add);
    }
  }

  /** As many as are decided on at once, and the same ones. */
  private static void add(Set<UUID> theirs, Set<UUID> tickets) {
    theirs.stream().sorted().limit(PresenceRules.RECALLS_MAX).forEach(tickets::add);
  }
}
