package io.signalbox.survey.invitation;

import static java.time.ZoneOffset.UTC;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.survey.Attribution;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.runtime.json.Json;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an entry lies in its row: a phase is a state with what of the common columns it needs. */
final class Columns {
  static final String ALL =
      "id, workspace, ticket_id, cycle, program_id, metric, customer_id, agent_id, site, queue,"
          + " channel, brand, intent, tier, delivery, decided_at, state, reason, deadline, score,"
          + " comment, revision, answered_at";

  private Columns() {}

  /** Sets what never changes, parameters 1 to 16; answers the next. */
  static int bindFixed(PreparedStatement s, LedgerEntry entry) throws SQLException {
    var attribution = entry.attribution();
    s.setObject(1, entry.id());
    s.setString(2, entry.workspace());
    s.setString(3, entry.ticketId());
    s.setInt(4, entry.cycle());
    s.setString(5, entry.programId());
    s.setString(6, entry.metric().value());
    s.setString(7, entry.customerId());
    s.setString(8, attribution.agentId());
    s.setString(9, attribution.site());
    s.setString(10, attribution.queue());
    s.setString(11, attribution.channel().value());
    s.setString(12, attribution.brand());
    s.setString(13, attribution.intent());
    s.setInt(14, attribution.tier());
    s.setString(15, entry.delivery() == null ? null : Json.text(entry.delivery()));
    s.setObject(16, entry.decidedAt().atOffset(UTC));
    return 17;
  }

  /** Sets what changes, seven parameters from {@code first}; answers the next. */
  static int bindPhase(PreparedStatement s, int first, InvitationPhase phase) throws SQLException {
    var flat = Flat.of(phase);
    s.setString(first, flat.state());
    s.setString(first + 1, flat.reason());
    s.setObject(first + 2, flat.deadline() == null ? null : flat.deadline().atOffset(UTC));
    s.setObject(first + 3, flat.score(), Types.INTEGER);
    s.setString(first + 4, flat.comment());
    s.setObject(first + 5, flat.revision(), Types.INTEGER);
    s.setObject(first + 6, flat.answeredAt() == null ? null : flat.answeredAt().atOffset(UTC));
    return first + 7;
  }

  static LedgerEntry read(ResultSet row) throws SQLException {
    var delivery = row.getString(15);
    return new LedgerEntry(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        new SurveyMetric(row.getString(6)),
        row.getString(7),
        new Attribution(
            row.getString(8),
            row.getString(9),
            row.getString(10),
            new Channel(row.getString(11)),
            row.getString(12),
            row.getString(13),
            row.getInt(14)),
        delivery == null ? null : Json.read(delivery, Delivery.class),
        row.getObject(16, OffsetDateTime.class).toInstant(),
        new Flat(
                row.getString(17),
                row.getString(18),
                instant(row, 19),
                row.getObject(20, Integer.class),
                row.getString(21),
                row.getObject(22, Integer.class),
                instant(row, 23))
            .phase());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
