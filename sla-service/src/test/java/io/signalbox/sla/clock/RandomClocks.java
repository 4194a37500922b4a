package io.signalbox.sla.clock;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.sla.ClockView;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketFacts;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.sla.metric.Milestones;
import io.signalbox.sla.policy.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tickets and keys of all kinds, from few names, so that they meet. */
public final class RandomClocks {
  private final Random random = new Random(7);

  /** A clock of a ticket, as it is told. */
  public static ClockView view(TicketClocks ticket) {
    var promised = Promised.aroundTheClock();
    var promise = new Promise("gold", null, Duration.ofHours(1), List.of(), false);
    var nine = Moments.at("Mon 09:00");
    var first = new Beginning(Metric.FIRST_REPLY, 1, null, "opened", Progress.NONE);
    var clock = new ClockRules(promised).start(first, promise, nine, nine).orElseThrow().clock();
    return ClockViews.view(ticket, clock, nine, promised);
  }

  /** A ticket. */
  public TicketClocks ticket() {
    var agent = maybe("agent-1", "agent-2");
    var subject =
        new Subject(
            "t-" + random.nextInt(1_000_000_000),
            1,
            new TicketFacts(
                random.nextBoolean() ? Channel.EMAIL : Channel.CHAT,
                null,
                maybe("acme", "other"),
                maybe("support", "billing"),
                Priority.NORMAL,
                1,
                null,
                null,
                null),
            TicketStatus.QUEUED,
            agent,
            agent == null ? null : maybe("berlin", "lisbon"),
            false);
    return new TicketClocks(
        "acme", subject, Milestones.opened(Moments.at("Mon 09:00")), null, List.of(), List.of());
  }

  /** Somebody who asks. */
  public Actor actor() {
    var access =
        new Access(narrow("berlin"), narrow("acme"), narrow("billing"), narrow("chat"), null);
    return random.nextBoolean()
        ? new Actor("key", Role.SUPERVISOR, "acme", null, access)
        : new Actor("key", Role.AGENT, "acme", "agent-1", access);
  }

  private @Nullable List<String> narrow(String name) {
    return random.nextInt(3) == 0 ? List.of(name) : null;
  }

  private @Nullable String maybe(String one, String other) {
    return switch (random.nextInt(3)) {
      case 0 -> one;
      case 1 -> other;
      default -> null;
    };
  }
}
