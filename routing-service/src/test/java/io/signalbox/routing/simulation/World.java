package io.signalbox.routing.simulation;

import static io.signalbox.routing.play.RuleOf.rule;
import static io.signalbox.routing.play.RuleOf.sensitive;
import static io.signalbox.routing.play.RuleOf.then;
import static io.signalbox.routing.play.Staff.clearedSite;
import static io.signalbox.routing.play.Staff.queue;
import static io.signalbox.routing.play.Staff.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.contracts.ticket.TicketEvent.Assigned;
import io.signalbox.contracts.ticket.TicketEvent.Offered;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.Contacts;
import io.signalbox.routing.play.Stage;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionKind.Verb;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run: a workspace, and a seed that says what happens in it. */
final class World {
  static final List<String> AGENTS =
      List.of("agent-1", "agent-2", "agent-3", "agent-4", "agent-5", "agent-6");
  private static final Duration OFFER_TIMEOUT = RoutingSettings.DEFAULT.offerTimeout();
  static final List<String> SKILLS = List.of("billing", "technical", "german");
  private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.CHAT);
  private static final List<String> WORDS = List.of("bill", "broken", "urgent", "hello", "card");

  private final Random random;
  private final Stage stage;
  private final CallCentre centre;
  private final Chance chance;
  private final Ledger ledger = new Ledger();
  private int contacts;

  /** When the contacts of this step enter: long ago, if routing was away. */
  private Instant since = CallCentre.NINE;

  World(long seed, Stage stage) {
    this.random = new Random(seed);
    this.stage = stage;
    this.centre = new CallCentre(stage);
    this.chance = new Chance(random, centre);
    setUp();
  }

  CallCentre centre() {
    return centre;
  }

  Ledger ledger() {
    return ledger;
  }

  /** The usual settings, but tickets come back for an hour only: days would take long to play. */
  static RoutingSettings settings() {
    var usual = RoutingSettings.DEFAULT;
    return new RoutingSettings(
        usual.offerTimeout(),
        usual.coolDown(),
        usual.declinedPause(),
        Duration.ofHours(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        usual.ticketsKept(),
        usual.ticketsCachedMax());
  }

  /** The tickets as they are. */
  List<Ticket> tickets() {
    return ledger.tickets().stream().map(stage::ticket).filter(Objects::nonNull).toList();
  }

  private void setUp() {
    centre.define(clearedSite("in-house", "payments"));
    centre.define(vendor());
    centre.define(queue("money", Map.of("billing", 2)));
    centre.define(queue("inner", Map.of(), "in-house"));
    centre.define(
        new DefineRules(
            List.of(
                rule("Bill", "text.contains('bill')", then("bill", null, 1, "money", "billing")),
                sensitive("text.contains('card')", "payments"),
                rule("Broken", "text.contains('broken')", then("fault", null, 2, null)),
                rule("Urgent", "text.contains('urgent')", then("now", Priority.URGENT, 1, "inner")),
                rule("Rest", "true", then("other", Priority.LOW, 1, null)))));
    for (var id : AGENTS) centre.define(agent(id));
    read();
  }

  /** A contract that is wider or narrower than before. */
  private DefineSite vendor() {
    return random.nextBoolean()
        ? site("vendor", List.of("shoes"), List.of(1, 2))
        : random.nextBoolean() ? site("vendor") : clearedSite("vendor", "payments");
  }

  /** Someone who can something. What they take never shrinks, or they might have more already. */
  private DefineAgent agent(String id) {
    var skills = new TreeMap<String, Integer>();
    for (var skill : SKILLS) if (random.nextBoolean()) skills.put(skill, 1 + random.nextInt(5));
    return new DefineAgent(
        id,
        id,
        1 + random.nextInt(3),
        skills,
        random.nextBoolean() ? List.of("en") : List.of("de", "en"),
        random.nextInt(3) == 0 ? null : random.nextBoolean() ? "in-house" : "vendor",
        Map.of("chat", 1),
        3,
        random.nextBoolean() ? List.of() : List.of("payments"),
        random.nextInt(4) == 0);
  }

  /** Something happens; it all comes in one batch, or time passes. */
  void step(int batchMax) {
    if (random.nextInt(4) == 0) {
      centre.pass(Duration.ofSeconds(1 + random.nextInt(random.nextInt(20) == 0 ? 5_000 : 40)));
      read();
      return;
    }
    since = centre.now();
    if (random.nextInt(30) == 0) centre.away(Duration.ofSeconds(1 + random.nextInt(200)));
    var size = 1 + random.nextInt(batchMax);
    var batch = new ArrayList<Received>(size);
    var befores = new ArrayList<Status>(size);
    for (int i = 0; i < size; i++) {
      var command = command();
      batch.add(command == null ? contact() : received(command));
      befores.add(chance.statusOf(command instanceof RoutingCommand known ? known : null));
    }
    var decisions = stage.run(batch);
    for (int i = 0; i < size && size == 1; i++) {
      var outcome = decisions.get(i).outcome();
      var done = outcome == null || outcome.status() == Outcome.Status.DONE;
      if (done) chance.note(batch.get(i).body(), befores.get(i), ledger);
    }
    if (size == 1) nothing_was_given_outside_its_bounds();
    centre.pass(Duration.ZERO); // timers that are due now fire now
    read();
  }

  /** No definition changed in between: what was just given was given by those in force. */
  private void nothing_was_given_outside_its_bounds() {
    for (var event : stage.drainEvents()) {
      ledger.read(event.body());
      if (event.body() instanceof Offered offered) {
        assertThat(offered.expiresAt()).isEqualTo(centre.now().plus(OFFER_TIMEOUT));
      }
      var agent =
          switch (event.body()) {
            case Offered offered -> offered.agentId();
            case Assigned assigned -> assigned.agentId();
            default -> null;
          };
      var ticket = agent == null ? null : centre.ticket(UUID.fromString(event.subject()));
      var holder = ticket == null ? null : ticket.phase().holder();
      if (ticket == null || holder == null || !holder.agent().equals(agent)) continue;
      assertThat(centre.workspaceState().pools().inBounds(holder.agent(), BacklogKey.of(ticket)))
          .as("%s for %s", holder, ticket)
          .isTrue();
    }
  }

  private @Nullable Object command() {
    var tickets = ledger.tickets();
    if (tickets.isEmpty() || random.nextInt(4) == 0) return null;
    return switch (random.nextInt(40)) {
      case 0 -> agent(chance.one(AGENTS));
      case 1 -> new DefinitionCommand.Remove(chance.one(AGENTS));
      case 2 -> queue("money", Map.of("billing", 1 + random.nextInt(3)));
      case 3 -> vendor();
      case 4, 5, 6, 7, 8, 9 -> chance.presence();
      default -> chance.about(tickets);
    };
  }

  private Received received(Object command) {
    var type =
        command instanceof DefinitionCommand
            ? RoutingKinds.AGENT.type(Verb.REMOVE)
            : Catalogue.shortNameOf(command.getClass());
    return stage.received(
        Topics.ROUTING_COMMANDS,
        type,
        CallCentre.WORKSPACE,
        command,
        CallCentre.SUPERVISOR,
        centre.now());
  }

  private Received contact() {
    var contact =
        Contacts.mail(chance.one(WORDS))
            .by(chance.one(CHANNELS))
            .in(random.nextBoolean() ? "en" : "de");
    if (random.nextBoolean()) contact = contact.within("talk-" + random.nextInt(30));
    if (random.nextInt(3) == 0) contact = contact.brand("shoes");
    return stage.received(
        Topics.CONTACTS,
        "contact.accepted",
        CallCentre.WORKSPACE,
        contact.build("contact-" + ++contacts),
        Actor.SYSTEM,
        since);
  }

  private void read() {
    stage.drainEvents().forEach(event -> ledger.read(event.body()));
    centre.news().forEach(ledger::read);
  }
}
