package io.signalbox.sla.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.sla.Main;
import io.signalbox.sla.clock.ClockTable;
import io.signalbox.sla.clock.ClockVisibility;
import io.signalbox.sla.clock.RandomClocks;
import io.signalbox.sla.clock.TicketClocks;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads of both databases, of the schema that the migrations make: they show what may be seen. */
class ReadsTest {
  private static final int TICKETS = 200;
  private static final int ACTORS = 20;
  private static final Actor ALL = new Actor("key", Role.SUPERVISOR, "acme", null);

  private final RandomClocks random = new RandomClocks();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void tickets_and_alerts_that_may_be_seen(Engine engine, @TempDir Path directory)
      throws Exception {
    var tickets = Stream.generate(random::ticket).limit(TICKETS).toList();
    try (var sla = new LiveService("sla", Main.class, directory, engine.validating())) {
      store(sla, tickets);
      seen(sla.bean(ClockQueries.class), tickets);
      pages(sla, tickets.size());
      alerts(sla, tickets);
    }
  }

  private void seen(ClockQueries clocks, List<TicketClocks> tickets) {
    for (var i = 0; i < ACTORS; i++) {
      var actor = random.actor();
      for (var ticket : tickets) {
        assertThat(clocks.find(actor, ticket.ticketId()).isPresent())
            .as("%s, %s", actor, ticket.subject())
            .isEqualTo(ClockVisibility.shows(actor, ticket.subject()));
      }
    }
    var one = tickets.getFirst();
    assertThat(clocks.find(ALL, one.ticketId())).contains(one);
    var nobody = new Actor("key", Role.AGENT, "acme", null);
    var stranger = new Actor("key", Role.ADMIN, "other", null);
    for (var actor : List.of(nobody, stranger)) {
      assertThat(clocks.find(actor, one.ticketId())).as("%s", actor).isEmpty();
    }
  }

  private static void pages(LiveService sla, int tickets) throws Exception {
    for (var state : List.of("at-risk", "breached")) {
      assertThat(pages(sla, Role.SUPERVISOR, "/v1/clocks?limit=7&state=" + state))
          .as("each ticket once, though many are due together")
          .hasSize((tickets + 6) / 7);
    }
  }

  private static void alerts(LiveService sla, List<TicketClocks> tickets) throws Exception {
    var newest = new ArrayList<>(tickets);
    newest.sort(Comparator.comparing(ReadsTest::alert).reversed());
    var all = newest.stream().map(ReadsTest::alert).toList();
    assertThat(ids(sla, Role.SUPERVISOR, "/v1/alerts?limit=30")).isEqualTo(all);
    var own = newest.stream().filter(t -> "agent-1".equals(t.subject().agentId()));
    assertThat(ids(sla, Role.AGENT, "/v1/alerts?limit=30&kind=warning"))
        .isEqualTo(own.map(ReadsTest::alert).toList());
    var one = tickets.getFirst();
    assertThat(ids(sla, Role.SUPERVISOR, "/v1/alerts?state=open&ticket=" + one.ticketId()))
        .containsExactly(alert(one));
  }

  private static List<String> ids(LiveService sla, Role role, String path) throws Exception {
    return pages(sla, role, path).stream()
        .flatMap(page -> page.findValuesAsText("alertId").stream())
        .toList();
  }

  private static List<JsonNode> pages(LiveService sla, Role role, String path) throws Exception {
    var pages = new ArrayList<JsonNode>();
    var next = "";
    while (pages.isEmpty() || !next.isEmpty()) {
      var cursor = next.isEmpty() ? "" : "&cursor=" + next;
      var reply = sla.get(role, path + cursor);
      assertThat(reply.status()).as(path).isEqualTo(200);
      pages.add(reply.json().path("items"));
      next = reply.json().path("next").asText("");
    }
    return pages;
  }

  private static String alert(TicketClocks ticket) {
    return Ids.timeOrdered(Instant.EPOCH, ticket.ticketId());
  }

  private static void store(LiveService sla, List<TicketClocks> tickets) throws SQLException {
    try (var connection = sla.bean(DataSource.class).getConnection()) {
      var db = new SqlDb(connection);
      ClockTable.insert(db, tickets);
      var due = "update ticket_clocks set at_risk_due = ?, broken_on = ? where ticket_id like ?";
      for (var end : List.of("%1", "%2", "%")) {
        db.update(
            due + " and at_risk_due is null",
            s -> {
              s.setObject(1, Instant.EPOCH.plusSeconds(end.hashCode()).atOffset(ZoneOffset.UTC));
              s.setObject(2, Instant.EPOCH.atOffset(ZoneOffset.UTC));
              s.setString(3, end);
            });
      }
      db.batch(
          "insert into alert (id, workspace, kind, state, ticket_id, metric, priority, happened_at,"
              + " body) values (?, 'acme', 'warning', 'open', ?, 'first-reply', 'normal', ?, ?)",
          tickets,
          (s, ticket) -> {
            s.setObject(1, UUID.fromString(alert(ticket)));
            s.setString(2, ticket.ticketId());
            s.setObject(3, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            s.setString(4, body(ticket));
          });
    }
  }

  private static String body(TicketClocks ticket) {
    var clock = RandomClocks.view(ticket);
    return Json.text(
        Map.of("clock", clock, "percent", 80, "detectedAt", Instant.EPOCH, "provisional", false));
  }
}
