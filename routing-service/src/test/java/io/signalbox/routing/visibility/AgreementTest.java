package io.signalbox.routing.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.testkit.Databases;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the tickets and the keys: a query, an event of a stream and a command see the same
 * tickets.
 */
class AgreementTest {
  private static final int TICKETS = 300;
  private static final int ACTORS = 200;

  static Stream<Arguments> databases() {
    Supplier<HikariDataSource> h2 = () -> Databases.h2("routing");
    Supplier<HikariDataSource> postgres = () -> Databases.postgres("routing");
    return Stream.of(Arguments.of("h2", h2), Arguments.of("postgres", postgres));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void queries_events_and_commands_see_the_same(
      String database, Supplier<HikariDataSource> databases) throws SQLException {
    var world = new RandomTickets(new Random(11));
    var tickets = Stream.generate(world::ticket).limit(TICKETS).toList();
    var definitions = world.definitions();
    var narrow = 0;
    try (var source = databases.get();
        var connection = source.getConnection()) {
      var db = new SqlDb(connection);
      TicketTable.insert(db, 0, tickets);
      for (var i = 0; i < ACTORS; i++) {
        var actor = world.actor();
        var found = found(db, actor, definitions);
        assertThat(found)
            .as("%s, events for %s", database, actor)
            .isEqualTo(ids(tickets, ticket -> event(actor, definitions, ticket)));
        assertThat(found)
            .as("%s, commands of %s", database, actor)
            .isEqualTo(ids(tickets, ticket -> TicketVisibility.shows(actor, definitions, ticket)));
        if (!found.isEmpty() && found.size() < TICKETS) narrow++;
      }
    }
    assertThat(narrow).as("actors who see some and not all").isGreaterThan(ACTORS / 4);
  }

  private static Set<UUID> found(SqlDb db, Actor actor, Definitions definitions) {
    var waiting = TakerQueries.of(db::query, actor.workspace());
    var seen = TicketVisibility.of(actor, definitions, waiting);
    return new TreeSet<>(
        db.query(
            "select t.id from ticket t where t.workspace = ? and " + seen.sql(name -> "t." + name),
            s -> Parameters.of(s).text(actor.workspace()).seen(seen),
            row -> Columns.idThere(row, "id")));
  }

  private static Set<UUID> ids(List<Ticket> tickets, Predicate<Ticket> shown) {
    return new TreeSet<>(tickets.stream().filter(shown).map(Ticket::id).toList());
  }

  /** What routing tells of the ticket as it is; of an offer it names the agent. */
  private static boolean event(Actor actor, Definitions definitions, Ticket ticket) {
    var view = ticket.view();
    var told =
        ticket.phase() instanceof Phase.Offered offered
            ? new TicketEvent.Offered(
                view,
                "o-1",
                1,
                offered.to().agent(),
                offered.to().site(),
                offered.expiresAt(),
                RandomTickets.WHY)
            : new TicketEvent.StatusChanged(view, TicketStatus.NEW, view.status(), null, null);
    var json = Json.text(told).getBytes(StandardCharsets.UTF_8);
    return EventVisibility.shows(actor, definitions, Json.tree(json));
  }
}
