package io.signalbox.routing.desk;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.can;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand.PrioritiseTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.DatabaseStage;
import io.signalbox.routing.play.RuleOf;
import io.signalbox.routing.play.Staff;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered to the question why a ticket still waits. */
class WaitingQueriesTest {
  static Stream<Arguments> databases() {
    Supplier<HikariDataSource> h2 = () -> Databases.h2("routing");
    Supplier<HikariDataSource> postgres = () -> Databases.postgres("routing");
    return Stream.of(Arguments.of("h2", h2), Arguments.of("postgres", postgres));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void who_could_take_it_and_why_each_cannot_now(
      String database, Supplier<HikariDataSource> databases) throws SQLException {
    try (var source = databases.get()) {
      var centre = new CallCentre(new DatabaseStage(source, RoutingSettings.DEFAULT));
      centre.rules(RuleOf.everything(1, "billing"));
      centre.present(can(agent("busy"), "billing"), agent("unable"));
      centre.present(Staff.tier(can(agent("expert"), "billing"), 2));
      centre.define(can(agent("gone"), "billing"));
      var first = centre.accepted(centre.contact(mail("first")));
      centre.present(can(agent("paused"), "billing"));
      var missed = centre.contact(mail("missed"));
      centre.pass(Duration.ofSeconds(30));
      var ticket = centre.contact(mail("waits"));

      var why = Objects.requireNonNull(explain(source, centre, ticket));
      assertThat(why.reason()).as(database).isEqualTo("nobody-free");
      assertThat(why.place()).as("after the missed one").isEqualTo(2);
      assertThat(why.since()).isEqualTo(centre.now());
      assertThat(why.requirements().skills()).isEqualTo(Map.of("billing", 1));
      assertThat(why.candidates())
          .extracting(Candidate::agentId, Candidate::verdict)
          .containsExactlyInAnyOrder(
              tuple("busy", "at-capacity"),
              tuple("paused", "missed-offers"),
              tuple("gone", "away"),
              tuple("expert", "higher-tier"),
              tuple("unable", "lacks-skill"));

      var id = ticket.id().toString();
      centre.define(new PrioritiseTicket(id, null, null, Priority.URGENT, null));
      assertThat(place(source, centre, ticket)).isEqualTo(1);
      assertThat(place(source, centre, missed)).isEqualTo(2);
      assertThat(explain(source, centre, first)).as("does not wait").isNull();
    }
  }

  private static long place(HikariDataSource source, CallCentre centre, Ticket ticket)
      throws SQLException {
    return Objects.requireNonNull(explain(source, centre, ticket)).place();
  }

  private static @Nullable WaitingDetails explain(
      HikariDataSource source, CallCentre centre, Ticket ticket) throws SQLException {
    try (var connection = source.getConnection()) {
      return new WaitingQueries(
              new SqlDb(connection)::query, _ -> centre.workspaceState().definitions())
          .explain(centre.ticket(ticket.id()), centre.now());
    }
  }
}
