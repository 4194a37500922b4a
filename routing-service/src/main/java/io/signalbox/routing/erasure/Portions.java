package io.signalbox.routing.erasure;

import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.ticket.ParticipantTable;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the next steps of the erasures in a batch are about: as much as one step erases. */
final class Portions {
  /** Tickets of one step. */
  static final int TICKETS_MAX = 100;

  /** Messages of one step. */
  static final int MESSAGES_MAX = 2_000;

  private final Memory memory;
  private final Map<UUID, Integer> said = new HashMap<>();
  private final Map<UUID, List<MessageTable.Key>> ofLong = new HashMap<>();
  private final Map<String, List<MessageTable.Key>> ofParticipants = new HashMap<>();

  Portions(Memory memory) {
    this.memory = memory;
  }

  void fetch(List<Input> batch, Db db) {
    clear();
    var tickets = new LinkedHashSet<UUID>();
    for (var input : batch) {
      switch (input) {
        case Received received -> {
          if (received.body() instanceof CustomerErased erased) {
            fetch(received.workspace(), erased.customerId(), tickets, db);
          }
        }
        case Due due when due.kind().equals(Erasure.STEP) ->
            Erasure.ofSubject(due.subject())
                .map(memory.erasures()::find)
                .ifPresent(going -> fetch(going.workspace(), going.customerId(), tickets, db));
        case Due due when due.kind().equals(Kinds.KEPT) ->
            TicketIds.ticket(due.subject()).ifPresent(tickets::add);
        case Due _ -> {}
      }
    }
    said.putAll(MessageTable.count(db, List.copyOf(tickets)));
    said.forEach(
        (ticket, count) -> {
          if (count > MESSAGES_MAX) ofLong.put(ticket, MessageTable.some(db, ticket, MESSAGES_MAX));
        });
  }

  private void fetch(String workspace, String customer, Set<UUID> tickets, Db db) {
    var theirs = TicketTable.fetchOf(db, workspace, customer, TICKETS_MAX);
    theirs.forEach(ticket -> tickets.add(ticket.id()));
    memory.fetched(List.of(customer), theirs);
    var others = ParticipantTable.fetch(db, workspace, customer, TICKETS_MAX);
    memory.fetchedParticipant(customer, others);
    var missing = new ArrayList<UUID>();
    for (var id : others) if (memory.ticket(id) == null) missing.add(id);
    memory.fetched(TicketTable.fetch(db, missing));
    ofParticipants.put(
        customer, MessageTable.saidBy(db, customer, others, Portions.MESSAGES_MAX + 1));
  }

  void clear() {
    said.clear();
    ofLong.clear();
    ofParticipants.clear();
  }

  /** How many messages of a ticket are in the table. */
  int said(UUID ticket) {
    return said.getOrDefault(ticket, 0);
  }

  /** Some messages of a ticket that has more than a step removes; none of any other. */
  List<MessageTable.Key> ofLong(UUID ticket) {
    return ofLong.getOrDefault(ticket, List.of());
  }

  /** What a customer said in others' tickets: one more than a step removes if there is more. */
  List<MessageTable.Key> ofParticipant(String customer) {
    return ofParticipants.getOrDefault(customer, List.of());
  }
}
