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

/** How a line lies in its row: a standing is a state with what of the common columns it needs. */
final class Columns {
  static final String ALL =
      "id, workspace, ticket_id, cycle, program_id, metric, customer_id, agent_id, site, queue,"
          + " channel, brand, intent, tier, delivery, decided_at, state, reason, deadline, score,"
          + " comment, revision, answered_at";

  private Columns() {}

  /** Sets what never changes, parameters 1 to 16; answers the next. */
  static int bindFixed(PreparedStatement s, Line line) throws SQLException {
    var attribution = line.attribution();
    s.setObject(1, line.id());
    s.setString(2, line.workspace());
    s.setString(3, line.ticketId());
    s.setInt(4, line.cycle());
    s.setString(5, line.programId());
    s.setString(6, line.metric().value());
    s.setString(7, line.customerId());
    s.setString(8, attribution.agentId());
    s.setString(9, attribution.site());
    s.setString(10, attribution.queue());
    s.setString(11, attribution.channel().value());
    s.setString(12, attribution.brand());
    s.setString(13, attribution.intent());
    s.setInt(14, attribution.tier());
    s.setString(15, line.delivery() == null ? null : Json.text(line.delivery()));
    s.setObject(16, line.decidedAt().atOffset(UTC));
    return 17;
  }

  /** Sets what changes, seven parameters from {@code first}; answers the next. */
  static int bindStanding(PreparedStatement s, int first, Standing standing) throws SQLException {
    var flat = Flat.of(standing);
    s.setString(first, flat.state());
    s.setString(first + 1, flat.reason());
    s.setObject(first + 2, flat.deadline() == null ? null : flat.deadline().atOffset(UTC));
    s.setObject(first + 3, flat.score(), Types.INTEGER);
    s.setString(first + 4, flat.comment());
    s.setObject(first + 5, flat.revision(), Types.INTEGER);
    s.setObject(first + 6, flat.answeredAt() == null ? null : flat.answeredAt().atOffset(UTC));
    return first + 7;
  }

  static Line read(ResultSet row) throws SQLException {
    var delivery = row.getString(15);
    return new Line(
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
            .standing());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
