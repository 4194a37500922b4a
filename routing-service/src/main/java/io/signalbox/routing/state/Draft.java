package io.signalbox.routing.state;

import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.assignment.AgentsNow;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.QueuedTicket;
import io.signalbox.routing.message.SentMessage;
import io.signalbox.routing.message.TicketMessage;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.erasure.ErasureTable;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one input leads to, while it is thought out. Reads as if all of it had happened; the memory
 * below it does not change. So rules can go on from one another's results, and a decision that
 * throws leaves no trace.
 */
public final class Draft implements AgentsNow {
  private final Memory memory;
  private final WorkspaceState workspaceState;
  private final Input input;
  private final Map<UUID, Ticket> tickets = new LinkedHashMap<>(4);
  private final Set<UUID> opened = new HashSet<>(2);
  private final Map<String, AgentState> agents = new LinkedHashMap<>(4);
  private final Set<String> freed = new LinkedHashSet<>(2);
  private final List<Fact> facts = new ArrayList<>(4);
  private final List<Outgoing> events = new ArrayList<>(4);
  private final List<TimerChange> timers = new ArrayList<>(2);
  private final List<Delivery> deliveries = new ArrayList<>(0);
  private @Nullable String gone;

  /** The tickets the input is about; null while all it tells of is. */
  private @Nullable Set<UUID> own;

  /** Begins with what is in memory. */
  public Draft(Memory memory, Input input) {
    this.memory = memory;
    this.workspaceState = memory.workspaceState(input.workspace());
    this.input = input;
  }

  /** When it happens. */
  public Instant at() {
    return input.at();
  }

  /** When that entered which it is about: what came in late is decided after newer things. */
  public Instant enteredAt() {
    return input.enteredAt();
  }

  /** When it is decided: long after it happened if we were away. */
  public Instant detectedAt() {
    return input.detectedAt();
  }

  /** Where it happens. */
  public String workspace() {
    return input.workspace();
  }

  /** The workspace's definitions, pools and lines; for its agents ask the draft. */
  public WorkspaceState workspaceState() {
    return workspaceState;
  }

  /** The ticket of that id as it stands, if it is at hand and of this workspace. */
  public @Nullable Ticket ticket(UUID id) {
    var drafted = tickets.get(id);
    if (drafted != null) return drafted;
    var ticket = memory.ticket(id);
    return ticket != null && ticket.workspace().equals(workspace()) ? ticket : null;
  }

  /** The tickets of a customer of whom the input tells something. */
  public Set<UUID> ticketsOf(String customer) {
    return memory.ticketsOf(customer);
  }

  /** Who is being erased right now, or was, as far as somebody looked for the input's sake. */
  public ErasureTable erasures() {
    return memory.erasures();
  }

  /** The message of that id on its way out, if it is at hand. */
  public @Nullable SentMessage sent(UUID id) {
    return memory.sent(id);
  }

  /** The ticket a conversation goes on in, if there is one. */
  public @Nullable UUID conversation(UUID key) {
    return memory.conversation(key);
  }

  @Override
  public @Nullable AgentState agent(String id) {
    if (id.equals(gone)) return null;
    var drafted = agents.get(id);
    return drafted != null ? drafted : workspaceState.agent(id);
  }

  /** The agent stands like this now. */
  public void put(AgentState agent) {
    agents.put(agent.id(), agent);
  }

  /** The agent is not there any more. */
  public void leave(String agent) {
    gone = agent;
    agents.remove(agent);
    facts.add(new Fact.AgentLeft(workspace(), agent));
  }

  /** The agent may have become free for what waits. */
  public void free(String agent) {
    freed.add(agent);
  }

  /**
   * What follows is for other tickets, which get what became free: the input is not about them, so
   * a story of their own begins.
   */
  public void turnToOthers() {
    if (own == null) own = Set.copyOf(tickets.keySet());
  }

  /** The agents that became free, whom nobody has looked after yet. */
  public List<String> takeFreed() {
    var all = List.copyOf(freed);
    freed.clear();
    return all;
  }

  /** A ticket that was not there before; to be told of at once. */
  public Ticket open(Ticket ticket) {
    opened.add(ticket.id());
    return ticket;
  }

  /** The ticket is like this now, and others are told so: one version further. */
  public Ticket tell(Ticket ticket, Function<TicketView, ? extends AboutTicket> event) {
    var told = ticket.told(BacklogKey.of(ticket).requirements(workspaceState.definitions()));
    var before = ticket(told.id());
    move(before == null ? null : before.phase(), told);
    tickets.put(told.id(), told);
    var out = outgoing(told.id().toString(), event.apply(told.view()));
    events.add(own == null || own.contains(told.id()) ? out : out.begun());
    return told;
  }

  /** Agents' loads follow their tickets. */
  private void move(@Nullable Phase last, Ticket ticket) {
    var from = last == null ? null : last.holder();
    var to = ticket.phase().holder();
    var before = from == null ? null : from.agent();
    var after = to == null ? null : to.agent();
    if (before != null && !before.equals(after)) {
      var state = agent(before);
      if (state != null) put(relieved(state, last, ticket));
      freed.add(before);
    }
    if (after != null && !after.equals(before)) {
      var state = agent(after);
      if (state == null) throw new IllegalStateException("no agent " + after);
      put(state.given(ticket.origin().channel(), at()));
    }
  }

  private AgentState relieved(AgentState agent, @Nullable Phase last, Ticket ticket) {
    var channel = ticket.origin().channel();
    return last instanceof Phase.InProgress ? agent.freed(channel, at()) : agent.relieved(channel);
  }

  /** Sends an event on the topic that its class belongs to. */
  public void send(String subject, Object event) {
    events.add(outgoing(subject, event));
  }

  /** Sends an event that is on several topics on one of them. */
  public void sendTo(String topic, String subject, Object event) {
    var type = Catalogue.shortNameOf(event.getClass());
    events.add(Outgoing.to(topic, type, workspace(), subject, event));
  }

  private Outgoing outgoing(String subject, Object event) {
    var type = event.getClass();
    return Outgoing.to(
        Catalogue.topicOf(type), Catalogue.shortNameOf(type), workspace(), subject, event);
  }

  /** Notes a fact that is not about a ticket or an agent's state. */
  public void note(Fact fact) {
    facts.add(fact);
  }

  /**
   * Something is said in a ticket; the files it names are held for it.
   *
   * @param customer of the ticket
   */
  public void say(TicketMessage message, String customer) {
    note(new Fact.Said(message));
    message.holding(customer).ifPresent(deliveries::add);
  }

  /** Has somebody outside called. */
  public void deliver(Delivery delivery) {
    deliveries.add(delivery);
  }

  /** Sets a timer. */
  public void setTimer(String subject, String kind, Instant due) {
    timers.add(new TimerChange.Set(workspace(), subject, kind, due));
  }

  /** Removes a timer. */
  public void cancelTimer(String subject, String kind) {
    timers.add(new TimerChange.Cancel(subject, kind));
  }

  /** As soon as may be, whoever is free is looked after again. */
  public void matchSoon() {
    setTimer(Kinds.workspaceSubject(workspace()), Kinds.MATCH, at());
  }

  /** As soon as may be, tickets are taken from those who must not have them. */
  public void boundsSoon() {
    setTimer(Kinds.workspaceSubject(workspace()), Kinds.BOUNDS, at());
  }

  /** Whether this draft says something else of a waiting ticket than the lines do. */
  public boolean touches(QueuedTicket waiting) {
    return tickets.containsKey(waiting.id());
  }

  /** The tickets this draft says something of, as they stand. */
  public Iterable<Ticket> touched() {
    return List.copyOf(tickets.values());
  }

  /** The decision, without an answer of its own. */
  public Decision<Fact> done() {
    return decision(null);
  }

  /** The decision, with an answer. */
  public Decision<Fact> done(Object answer) {
    return decision(Outcome.done(answer));
  }

  private Decision<Fact> decision(@Nullable Outcome outcome) {
    var all = new ArrayList<Fact>(facts.size() + tickets.size() + agents.size());
    all.addAll(facts);
    agents.values().forEach(agent -> all.add(new Fact.AgentIs(agent)));
    tickets.values().forEach(t -> all.add(new Fact.TicketIs(t, opened.contains(t.id()))));
    return new Decision<>(
        all, List.copyOf(events), List.copyOf(timers), List.copyOf(deliveries), outcome);
  }

  /** Nothing of it happens; whoever asked is told why, and so are all others. */
  public Decision<Fact> refuse(Refusal why, @Nullable String subject, @Nullable String agent) {
    if (!(input instanceof Received command)) throw new IllegalStateException("nobody asked");
    var refused =
        new TicketEvent.CommandRefused(
            command.id(), command.type(), subject, agent, why.reason(), why.detail());
    events.clear();
    send(subject == null ? command.id() : subject, refused);
    return new Decision<>(
        List.of(),
        List.copyOf(events),
        List.of(),
        List.of(),
        Outcome.refused(why.reason(), why.detail()));
  }
}
