package io.signalbox.routing.state;

import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.routing.message.SentMessage;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.definition.DefinitionStore;
import io.signalbox.runtime.erasure.ErasureTable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shard's memory: its workspaces, and the tickets and conversations at hand. */
public final class Memory {
  private final Map<String, WorkspaceState> floors = new HashMap<>();

  /** In the order of use, so that the longest unused go first. */
  private final Map<UUID, Ticket> tickets = new LinkedHashMap<>(256, 0.75f, true);

  private final Map<UUID, UUID> conversations = new HashMap<>();

  /** The tickets of customers of whom the batch tells something. */
  private final Map<String, Set<UUID>> ofCustomers = new HashMap<>();

  /** The tickets of others in which customers wrote who are erased in this batch. */
  private final Map<String, Set<UUID>> ofParticipants = new HashMap<>();

  private final ErasureTable erasures;
  private final Map<UUID, SentMessage> sent = new HashMap<>();
  private final Unwritten unwritten = new Unwritten();
  private final DefinitionStore definitions;

  /** A shard's, that has nothing yet. */
  public Memory(int shard, DefinitionLimits limits) {
    definitions = new DefinitionStore(shard, RoutingKinds.ALL, limits);
    erasures = new ErasureTable(shard);
  }

  /** What the workspaces set up, in versions. */
  public DefinitionStore definitions() {
    return definitions;
  }

  /** Whom somebody asked to erase. */
  public ErasureTable erasures() {
    return erasures;
  }

  void define(Definition definition) {
    workspaceState(definition.workspace()).define(definition);
  }

  /** The workspace of that name, empty if nothing is known of it. */
  public WorkspaceState workspaceState(String workspace) {
    return floors.computeIfAbsent(workspace, WorkspaceState::new);
  }

  /** All workspaces something is known of. */
  public Collection<WorkspaceState> floors() {
    return Collections.unmodifiableCollection(floors.values());
  }

  /** The ticket of that id, if it is at hand. */
  public @Nullable Ticket ticket(UUID id) {
    return tickets.get(id);
  }

  /** The ticket a conversation goes on in, if it is at hand. */
  public @Nullable UUID conversation(UUID key) {
    return conversations.get(key);
  }

  /** The message of that id on its way out, if it is at hand. */
  public @Nullable SentMessage sent(UUID id) {
    return sent.get(id);
  }

  /** What is not in the database yet. */
  public Unwritten unwritten() {
    return unwritten;
  }

  /** Tickets that were read are at hand, unless a newer state is. */
  public void fetched(List<Ticket> read) {
    for (var ticket : read) tickets.putIfAbsent(ticket.id(), ticket);
  }

  /** A conversation that was read is at hand, unless a newer state is. */
  public void fetched(UUID conversation, UUID ticket) {
    conversations.putIfAbsent(conversation, ticket);
  }

  /** Something is told of these customers: their tickets were read, and are at hand. */
  public void fetched(Collection<String> customers, List<Ticket> theirs) {
    for (var each : customers) ofCustomers.computeIfAbsent(each, _ -> new LinkedHashSet<>());
    for (var ticket : theirs) noteCustomer(ticket);
    fetched(theirs);
  }

  private void noteCustomer(Ticket ticket) {
    var theirs = ofCustomers.get(ticket.origin().customerId());
    if (theirs != null) theirs.add(ticket.id());
  }

  /** The tickets of a customer of whom the batch tells something. */
  Set<UUID> ticketsOf(String customer) {
    return ofCustomers.getOrDefault(customer, Set.of());
  }

  /** The tickets of others in which a customer wrote who is erased. */
  public void fetchedParticipant(String customer, List<UUID> others) {
    ofParticipants.put(customer, new LinkedHashSet<>(others));
  }

  /** The tickets of others in which a customer wrote who is erased. */
  public Set<UUID> othersOf(String customer) {
    return ofParticipants.getOrDefault(customer, Set.of());
  }

  /** A message that was read is at hand, unless a newer state is. */
  public void fetched(SentMessage message) {
    sent.putIfAbsent(message.id(), message);
  }

  /** Puts a fact into memory. */
  public void apply(Fact fact) {
    switch (fact) {
      case Fact.TicketIs(var ticket, var opened) -> {
        var before = tickets.put(ticket.id(), ticket);
        workspaceState(ticket.workspace()).change(before, ticket);
        unwritten.ticket(ticket, opened);
        if (opened) noteCustomer(ticket);
      }
      case Fact.AgentIs(var agent) -> {
        var workspaceState = workspaceState(agent.workspace());
        unwritten.agent(workspaceState.agent(agent.id()), agent);
        workspaceState.put(agent);
      }
      case Fact.AgentLeft(var workspace, var agent) -> {
        workspaceState(workspace).remove(agent);
        unwritten.agentLeft(workspace, agent);
      }
      case Fact.Came(var definition) -> {
        definitions.apply(definition);
        define(definition);
      }
      case Fact.Said(var message) -> {
        var out = SentMessage.of(message);
        if (out != null) sent.put(out.id(), out);
        unwritten.message(message);
      }
      case Fact.Delivered(var message) -> {
        sent.put(message.id(), message);
        unwritten.delivered(message);
      }
      case Fact.Reasoned(var explained) -> unwritten.explained(explained);
      case Fact.Bound(var key, var ticket, var known) -> {
        conversations.put(key, ticket);
        unwritten.bound(key, ticket, known);
      }
      case Fact.OfErasure of -> apply(of);
    }
  }

  private void apply(Fact.OfErasure fact) {
    switch (fact) {
      case Fact.Unbound(var key, var ticket) -> {
        conversations.remove(key, ticket);
        unwritten.unbound(key, ticket);
      }
      case Fact.TicketErased(var ticket) -> unwritten.erased(ticket);
      case Fact.MessagesErased(var messages) -> unwritten.removed(messages);
      case Fact.TookPart(var who) -> {
        var others = ofParticipants.get(who.customer());
        if (others != null) others.add(who.ticket());
        unwritten.tookPart(who);
      }
      case Fact.LeftTicket(var who) -> {
        var others = ofParticipants.get(who.customer());
        if (others != null) others.remove(who.ticket());
        unwritten.leftTicket(who);
      }
      case Fact.ErasureStands(var erasure) -> erasures.put(erasure);
    }
  }

  /** Lets go of all but the tickets used last. */
  public void settle(int ticketsMax) {
    definitions.settled();
    erasures.settled();
    ofParticipants.clear();
    conversations.clear();
    ofCustomers.clear();
    sent.clear();
    var eldest = tickets.keySet().iterator();
    for (var left = tickets.size() - ticketsMax; left > 0; left--) {
      eldest.next();
      eldest.remove();
    }
  }
}
