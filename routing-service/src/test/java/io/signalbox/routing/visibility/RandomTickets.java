package io.signalbox.routing.visibility;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Explanation;
import io.signalbox.contracts.ticket.Location;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Answering;
import io.signalbox.routing.ticket.Assignee;
import io.signalbox.routing.ticket.Origin;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Placement;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.Track;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets, agents, sites and keys of all kinds, from few names, so that they meet. */
final class RandomTickets {
  static final Explanation WHY = new Explanation("any", List.of());

  private static final String WORKSPACE = "test";
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<String> SITES = List.of("berlin", "lisbon");
  private static final List<String> BRANDS = List.of("acme", "other");
  private static final List<String> QUEUES = List.of("support", "billing", "legal");
  private static final List<String> CHANNELS = List.of("email", "chat");
  private static final List<String> SKILLS = List.of("tax", "law");
  private static final List<String> CLEARANCES = List.of("health");

  private final Random random;
  private final Definitions definitions = new Definitions();

  RandomTickets(Random random) {
    this.random = random;
    SITES.forEach(site -> definitions.put(site(site)));
    for (var i = 0; i < 8; i++) definitions.put(agent("agent-" + i));
  }

  Definitions definitions() {
    return definitions;
  }

  private DefineSite site(String id) {
    return new DefineSite(
        id,
        id,
        Location.NEARSHORE,
        "UTC",
        null,
        null,
        some(BRANDS),
        some(CHANNELS).stream().map(Channel::new).toList(),
        List.of(),
        List.of(),
        some(CLEARANCES));
  }

  private DefineAgent agent(String id) {
    return new DefineAgent(
        id,
        id,
        1 + random.nextInt(2),
        levels(),
        List.of("en"),
        random.nextInt(4) == 0 ? null : one(SITES),
        Map.of(),
        1,
        some(CLEARANCES),
        false);
  }

  Ticket ticket() {
    var sensitivity = random.nextInt(4) == 0 ? CLEARANCES : List.<String>of();
    var said = new Classification(null, Priority.NORMAL, 1, levels(), "en", sensitivity, List.of());
    var asked =
        new Requirements(
            1 + random.nextInt(2),
            levels(),
            random.nextInt(4) == 0 ? some(SITES) : List.of(),
            sensitivity,
            RequirementStep.CLASSIFIED);
    return new Ticket(
        new UUID(random.nextLong(), random.nextLong()),
        WORKSPACE,
        origin(),
        said,
        new Placement(one(QUEUES), Step.CLASSIFIED, asked),
        phase(),
        new Track(1, 1, 0, new Answering(null, null, List.of(), null), null));
  }

  private Origin origin() {
    var brand = random.nextInt(3) == 0 ? null : one(BRANDS);
    return new Origin(
        new Channel(one(CHANNELS)),
        null,
        brand,
        "cu-1",
        "a@b.example",
        "us@b.example",
        "Hi",
        null,
        NINE,
        null);
  }

  private Phase phase() {
    return switch (random.nextInt(6)) {
      case 0 -> new Phase.Offered(assignee(), NINE, NINE, List.of());
      case 1 -> new Phase.InProgress(assignee());
      case 2 -> new Phase.Pending(random.nextBoolean() ? assignee() : null, null);
      case 3 -> new Phase.Resolved(assignee(), NINE);
      default -> new Phase.Queued(NINE, List.of());
    };
  }

  private Assignee assignee() {
    var agent = definitions.agent("agent-" + random.nextInt(8));
    if (agent == null) throw new AssertionError();
    return new Assignee(agent.id(), agent.site());
  }

  Actor actor() {
    var role = List.of(Role.AGENT, Role.SUPERVISOR, Role.OPS).get(random.nextInt(3));
    var access = new Access(narrow(SITES), narrow(BRANDS), narrow(QUEUES), narrow(CHANNELS), null);
    var agent = role == Role.AGENT ? "agent-" + random.nextInt(9) : null;
    return new Actor("key", role, WORKSPACE, agent, access);
  }

  private @Nullable List<String> narrow(List<String> names) {
    return random.nextInt(3) == 0 ? List.of(one(names)) : null;
  }

  private Map<String, Integer> levels() {
    return random.nextInt(3) == 0 ? Map.of(one(SKILLS), 1 + random.nextInt(3)) : Map.of();
  }

  private List<String> some(List<String> names) {
    return names.stream().filter(_ -> random.nextBoolean()).toList();
  }

  private String one(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
