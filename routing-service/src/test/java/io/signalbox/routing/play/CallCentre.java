package io.signalbox.routing.play;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.contracts.ticket.Rule;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.WorkspaceState;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds.OfferId;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact centre in a workspace of its own, at nine in the morning. */
public final class CallCentre {
  /** The one workspace. */
  public static final String WORKSPACE = "test";

  /** When every test begins. */
  public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  /** Who may do everything. */
  public static final Actor SUPERVISOR =
      new Actor("key-supervisor", Role.SUPERVISOR, WORKSPACE, null);

  private static final String ACCEPTED = "contact.accepted";

  private final Stage stage;
  private final List<Outgoing> sent = new ArrayList<>();
  private final List<Delivery> calls = new ArrayList<>();
  private Instant now = NINE;
  private int contacts;

  /** A centre without a database. */
  public CallCentre() {
    this(new BareStage(RoutingSettings.DEFAULT));
  }

  /** A centre on that stage. */
  public CallCentre(Stage stage) {
    this.stage = stage;
  }

  /** The time. */
  public Instant now() {
    return now;
  }

  /** Time passes. */
  public CallCentre pass(Duration duration) {
    now = now.plus(duration);
    stage.advanceTo(now);
    collect();
    return this;
  }

  /** Time passes, but the timers come later than what happens next. */
  public CallCentre passUnnoticed(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  /** Time passes, and nobody decides anything: what enters meanwhile is decided at its end. */
  public CallCentre away(Duration duration) {
    now = now.plus(duration);
    stage.awayUntil(now);
    return this;
  }

  /** What entered while nobody decided comes in one batch. */
  public CallCentre backlog(Instant first, Duration apart, Contacts... mails) {
    var batch = new ArrayList<Received>(mails.length);
    for (var mail : mails) {
      var accepted = mail.build("contact-" + ++contacts);
      var at = first.plus(apart.multipliedBy(batch.size()));
      batch.add(stage.received(Topics.CONTACTS, ACCEPTED, WORKSPACE, accepted, Actor.SYSTEM, at));
    }
    stage.run(batch);
    collect();
    return this;
  }

  /** Someone defines something. */
  public CallCentre define(RoutingCommand command) {
    var outcome = order(command);
    if (outcome.status() != Outcome.Status.DONE) {
      throw new AssertionError(outcome.reason() + ": " + outcome.detail());
    }
    return this;
  }

  /** Someone removes something. */
  public CallCentre remove(DefinitionKind<?> kind, String id) {
    var outcome = removed(kind, id);
    if (outcome.status() != Outcome.Status.DONE) {
      throw new AssertionError(outcome.reason() + ": " + outcome.detail());
    }
    return this;
  }

  /** Someone tries to remove something. */
  public Outcome removed(DefinitionKind<?> kind, String id) {
    var type = kind.type(DefinitionKind.Verb.REMOVE);
    var body = new DefinitionCommand.Remove(id);
    var outcome = receive(Topics.ROUTING_COMMANDS, type, body, SUPERVISOR).outcome();
    return outcome == null ? Outcome.DONE : outcome;
  }

  /** These are the rules. */
  public CallCentre rules(Rule... rules) {
    return define(new DefineRules(List.of(rules)));
  }

  /** These agents are hired and take work. */
  public CallCentre present(DefineAgent... agents) {
    for (var agent : agents) {
      define(agent);
      presence(agent.id(), Presence.AVAILABLE);
    }
    return this;
  }

  /** An agent says whether they take work. */
  public Outcome presence(String agent, Presence presence) {
    return order(new SetPresence(agent, presence, null));
  }

  /** A supervisor commands. */
  public Outcome order(RoutingCommand command) {
    return order(SUPERVISOR, command);
  }

  /** An agent commands with a key of their own. */
  public Outcome orderAs(String agent, RoutingCommand command) {
    return order(new Actor("key-" + agent, Role.AGENT, WORKSPACE, agent), command);
  }

  /** Somebody commands. */
  public Outcome order(Actor actor, RoutingCommand command) {
    var type = Catalogue.shortNameOf(command.getClass());
    var outcome = receive(Topics.ROUTING_COMMANDS, type, command, actor).outcome();
    return outcome == null ? Outcome.DONE : outcome;
  }

  /** A contact comes; answers the ticket it opened or joined. */
  public Ticket contact(Contacts contact) {
    return contact(contact.build("contact-" + ++contacts));
  }

  /** A contact comes. */
  public Ticket contact(Accepted contact) {
    var decision = receive(Topics.CONTACTS, ACCEPTED, contact, Actor.SYSTEM);
    return decision.facts().stream()
        .filter(Fact.TicketIs.class::isInstance)
        .map(Fact.TicketIs.class::cast)
        .map(Fact.TicketIs::ticket)
        .findFirst()
        .orElseThrow();
  }

  /** Something becomes known of a customer. */
  public void customer(CustomerEvent.Changed changed) {
    var _ = receive(Topics.CONTACTS, "customer.changed", changed, Actor.SYSTEM);
  }

  /** Ingest has erased a customer. */
  public void erased(String customer) {
    var told = new CustomerErased(customer, "ingest", Map.of());
    var _ = receive(Topics.CONTACTS, "customer.erased", told, Actor.SYSTEM);
  }

  /** Whoever sends for a channel reports on a reply. */
  public void reported(ReplyReport report) {
    var type = Catalogue.shortNameOf(report.getClass());
    var _ = receive(Topics.CONTACTS, type, report, Actor.SYSTEM);
  }

  private Decision<Fact> receive(String topic, String type, Object body, Actor actor) {
    var record = stage.received(topic, type, WORKSPACE, body, actor, now);
    var decision = stage.run(List.of(record)).getFirst();
    calls.addAll(decision.deliveries());
    collect();
    return decision;
  }

  /** The calls to the outside that were wanted since this was last asked. */
  public List<Delivery> calls() {
    var all = List.copyOf(calls);
    calls.clear();
    return all;
  }

  private void collect() {
    sent.addAll(stage.drainEvents());
  }

  /** Everything that was sent since this was last asked. */
  public List<Object> news() {
    return sent().stream().map(Outgoing::body).toList();
  }

  /** The same as it was sent. */
  public List<Outgoing> sent() {
    var all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  /** The names of the types of {@link #news()}. */
  public List<String> headlines() {
    return news().stream().map(event -> Catalogue.shortNameOf(event.getClass())).toList();
  }

  /** The ticket as it is. */
  public Ticket ticket(UUID id) {
    var ticket = stage.ticket(id);
    if (ticket == null) throw new AssertionError("no ticket " + id);
    return ticket;
  }

  /** The ticket's status. */
  public Status status(Ticket ticket) {
    return ticket(ticket.id()).status();
  }

  /** Who has the ticket or is asked to take it. */
  public @Nullable String holder(Ticket ticket) {
    var holder = ticket(ticket.id()).phase().holder();
    return holder == null ? null : holder.agent();
  }

  /** The id of the offer that stands. */
  public String offer(Ticket ticket) {
    var now = ticket(ticket.id());
    if (!(now.phase() instanceof Phase.Offered)) throw new AssertionError("not offered: " + now);
    return new OfferId(now.id(), now.track().fence()).toString();
  }

  /** Whoever is asked to take it does. */
  public Ticket accepted(Ticket ticket) {
    var outcome = order(new AcceptOffer(offer(ticket), null, null));
    if (outcome.status() != Outcome.Status.DONE) throw new AssertionError(outcome.reason());
    return ticket(ticket.id());
  }

  /** The agent as they stand. */
  public AgentState agent(String id) {
    var agent = workspaceState().agent(id);
    if (agent == null) throw new AssertionError("no agent " + id);
    return agent;
  }

  /** The workspace in memory. */
  public WorkspaceState workspaceState() {
    return stage.memory().workspaceState(WORKSPACE);
  }

  /** The kinds of timers that are set for a ticket. */
  public List<String> timers(Ticket ticket) {
    return stage.timers().stream()
        .filter(timer -> timer.subject().equals(ticket.id().toString()))
        .map(TimerChange.Set::kind)
        .toList();
  }

  /** What it is played on. */
  public Stage stage() {
    return stage;
  }
}
