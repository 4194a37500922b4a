package io.signalbox.routing.board;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.DatabaseStage;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gauges and readiness say. */
class WorkloadTest {
  static Stream<Arguments> databases() {
    Supplier<HikariDataSource> h2 = () -> Databases.h2("routing");
    Supplier<HikariDataSource> postgres = () -> Databases.postgres("routing");
    return Stream.of(Arguments.of("h2", h2), Arguments.of("postgres", postgres));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void paused_agents_and_waiting_tickets_are_counted(
      String database, Supplier<HikariDataSource> databases) throws SQLException {
    try (var source = databases.get()) {
      var centre = new CallCentre(new DatabaseStage(source, RoutingSettings.DEFAULT));
      centre.present(agent("agent-1"), agent("agent-2"));
      centre.define(agent("agent-3"));
      centre.presence("agent-2", Presence.AWAY);
      centre.contact(mail("first"));
      centre.contact(mail("second"));
      assertThat(count(source, centre))
          .as(database)
          .isEqualTo(
              new Workload(
                  Map.of("available", 1L, "away", 1L, "offline", 1L),
                  Map.of("queued", 1L, "offered", 1L)));

      centre.pass(Duration.ofSeconds(30));
      assertThat(count(source, centre))
          .as(database)
          .isEqualTo(
              new Workload(Map.of("paused", 1L, "away", 1L, "offline", 1L), Map.of("queued", 2L)));
    }
  }

  private static Workload count(HikariDataSource source, CallCentre centre) throws SQLException {
    try (var connection = source.getConnection()) {
      return WorkloadQueries.count(new SqlDb(connection)::query, centre.now());
    }
  }
}
