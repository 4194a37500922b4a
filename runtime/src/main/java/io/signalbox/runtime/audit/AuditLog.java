package io.signalbox.runtime.audit;

import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The audit log of this service. Lines are added and never changed. */
@Singleton
public final class AuditLog {
  private final DataSource source;
  private final Reads reads;
  private final ServiceSettings settings;
  private final InstantSource clock;

  /** One line as {@code GET /v1/audit} shows it. */
  record Line(
      String id,
      Instant at,
      String actor,
      String role,
      String action,
      String subject,
      String commandId,
      String outcome,
      @Nullable String reason) {}

  AuditLog(DataSource source, Reads reads, ServiceSettings settings, InstantSource clock) {
    this.source = source;
    this.reads = reads;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Notes that somebody was shown sensitive content. Commands need no call: the loop notes them.
   *
   * @param action what was done, such as {@code dead-letter.read}
   * @param subject what was shown
   */
  public void noteRead(Actor actor, String action, String subject) {
    var now = clock.instant();
    var id = UUID.fromString(Ids.timeOrdered(now, UUID.randomUUID().toString()));
    try (var connection = source.getConnection()) {
      new SqlDb(connection)
          .update(
              """
              insert into audit (id, shard, happened_at, workspace, actor, role, action, subject,
                command_id, outcome, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'done', null)\
              """,
              row -> {
                row.setObject(1, id);
                row.setInt(2, Partitions.of(actor.workspace(), settings.partitions()));
                row.setObject(3, now.atOffset(ZoneOffset.UTC));
                row.setString(4, actor.workspace());
                row.setString(5, actor.name());
                row.setString(6, actor.role().wire());
                row.setString(7, action);
                row.setString(8, subject);
                row.setString(9, id.toString());
              });
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /** The newest first; filters {@code actor}, {@code action} and {@code subject}. */
  List<Line> lines(String workspace, Page page) {
    var sql = new StringBuilder("select id, happened_at, actor, role, action, subject,");
    sql.append(" command_id, outcome, reason from audit where workspace = ?");
    var values = new ArrayList<String>();
    for (var column : List.of("actor", "action", "subject")) {
      var value = page.filter(column);
      if (value != null) {
        sql.append(" and ").append(column).append(" = ?");
        values.add(value);
      }
    }
    var after = page.after();
    sql.append(after == null ? "" : " and id < ?").append(" order by id desc limit ?");
    return reads.query(
        sql.toString(),
        row -> {
          int i = 1;
          row.setString(i++, workspace);
          for (var value : values) {
            row.setString(i++, value);
          }
          if (after != null) {
            row.setObject(i++, UUID.fromString(after.getFirst()));
          }
          row.setInt(i, page.fetch());
        },
        AuditLog::line);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString(1),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }
}
