package io.signalbox.sla.clock;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code ticket_clocks}: one row a ticket, with all its clocks as text. Two columns beside it
 * say what is asked for across tickets: the earliest due date that is at risk, the earliest breach
 * of a clock that still runs.
 */
public final class ClockTable {
  private static final String INSERT =
      "insert into ticket_clocks (workspace, at_risk_due, broken_on, body, agent, site, brand,"
          + " queue, channel, ticket_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update ticket_clocks set workspace = ?, at_risk_due = ?, broken_on = ?, body = ?, agent = ?,"
          + " site = ?, brand = ?, queue = ?, channel = ? where ticket_id = ?";

  private ClockTable() {}

  /** The tickets of these ids that there are. */
  public static List<TicketClocks> fetch(Db db, Collection<String> ids) {
    if (ids.isEmpty()) return List.of();
    return db.query(
        "select body from ticket_clocks where ticket_id = any(?)",
        s -> Parameters.of(s).texts(ids),
        row -> Json.read(row.getString(1), TicketClocks.class));
  }

  /** Writes tickets that were never written before. */
  public static void insert(Db db, Collection<TicketClocks> tickets) {
    db.batch(INSERT, tickets, ClockTable::bind);
  }

  /** Writes tickets that were. */
  public static void update(Db db, Collection<TicketClocks> tickets) {
    db.batch(UPDATE, tickets, ClockTable::bind);
  }

  private static void bind(PreparedStatement s, TicketClocks ticket) throws SQLException {
    s.setString(1, ticket.workspace());
    s.setObject(2, utc(earliest(ticket.open().filter(Clock::atRisk).map(Clock::dueAt))));
    s.setObject(3, utc(earliest(ticket.open().map(Clock::breachedAt))));
    s.setString(4, Json.text(ticket));
    var subject = ticket.subject();
    s.setString(5, subject.agentId());
    s.setString(6, subject.site());
    s.setString(7, subject.facts().brand());
    s.setString(8, subject.queue());
    s.setString(9, subject.channel().value());
    s.setString(10, ticket.ticketId());
  }

  private static @Nullable Instant earliest(Stream<@Nullable Instant> moments) {
    return moments.filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(UTC);
  }
}
