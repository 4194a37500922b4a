package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.sla.ClockEvent;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketFacts;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import io.signalbox.sla.metric.Milestones;
import io.signalbox.sla.policy.Promise;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the tickets and the keys: queries, events and commands see the same. */
class ClockVisibilityTest {
  private static final int TICKETS = 200;
  private static final int ACTORS = 100;

  private final Random random = new Random(7);

  static Stream<Arguments> databases() {
    Supplier<HikariDataSource> h2 = () -> Databases.h2("sla");
    Supplier<HikariDataSource> postgres = () -> Databases.postgres("sla");
    return Stream.of(Arguments.of("h2", h2), Arguments.of("postgres", postgres));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void queries_events_and_commands_see_the_same(
      String database, Supplier<HikariDataSource> databases) throws SQLException {
    var tickets = Stream.generate(this::ticket).limit(TICKETS).toList();
    try (var source = databases.get();
        var connection = source.getConnection()) {
      var db = new SqlDb(connection);
      ClockTable.insert(db, tickets);
      for (var i = 0; i < ACTORS; i++) {
        var actor = actor();
        var found = found(db, actor);
        assertThat(found)
            .as("%s %s", database, actor)
            .isEqualTo(ids(tickets, t -> ClockVisibility.shows(actor, t.subject())));
        assertThat(found).isEqualTo(ids(tickets, t -> event(actor, t)));
      }
    }
  }

  private static Set<String> found(SqlDb db, Actor actor) {
    var seen = ClockVisibility.of(actor);
    return new TreeSet<>(
        db.query(
            "select ticket_id from ticket_clocks where " + seen.sql(column -> column),
            s -> {
              var _ = seen.bind(s, 1);
            },
            row -> row.getString(1)));
  }

  private static Set<String> ids(List<TicketClocks> tickets, Predicate<TicketClocks> shown) {
    return new TreeSet<>(tickets.stream().filter(shown).map(TicketClocks::ticketId).toList());
  }

  private static boolean event(Actor actor, TicketClocks ticket) {
    var promised = Promised.aroundTheClock();
    var promise = new Promise("gold", null, Duration.ofHours(1), List.of(), false);
    var nine = Moments.at("Mon 09:00");
    var first = new Beginning(Metric.FIRST_REPLY, 1, null, "opened", Progress.NONE);
    var clock = new ClockRules(promised).start(first, promise, nine, nine).orElseThrow().clock();
    var told = new ClockEvent.Started(ClockViews.view(ticket, clock, nine, promised));
    return ClockVisibility.shows(
        actor, Json.tree(Json.text(told).getBytes(StandardCharsets.UTF_8)));
  }

  private TicketClocks ticket() {
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
            agent == null ? null : maybe("berlin", "lisbon"));
    return new TicketClocks(
        "acme", subject, Milestones.opened(Moments.at("Mon 09:00")), null, List.of(), List.of());
  }

  private Actor actor() {
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
