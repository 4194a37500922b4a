package io.signalbox.runtime.deadletter;

import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads table {@code dead_letter}, which the loop writes. */
@Singleton
final class DeadLetters {
  private static final String COLUMNS =
      "select id, topic, partition_number, record_offset, reason, detail, happened_at, state,"
          + " sender";

  private final Reads reads;

  /** One dead letter in a list. */
  record Line(
      String id,
      String topic,
      int partition,
      long offset,
      String reason,
      String detail,
      Instant at,
      String state,
      @Nullable Sender sender) {}

  /** Who sent it and was allowed to: the key's prefix or the token's subject, and the role. */
  record Sender(String name, String role) {}

  /**
   * One dead letter with what it held.
   *
   * @param sender who sent it and was allowed to
   * @param record in the outbox's format; empty for a timer
   */
  record Letter(Line line, @Nullable Actor sender, byte[] record) {}

  DeadLetters(Reads reads) {
    this.reads = reads;
  }

  /** The newest first; filters {@code state} and {@code topic}. */
  List<Line> list(Actor actor, Page page) {
    var after = page.after();
    var sql =
        COLUMNS
            + " from dead_letter where (workspace = ? or workspace = ?)"
            + " and (? = '' or state = ?) and (? = '' or topic = ?)"
            + (after == null ? "" : " and (happened_at, id) < (?, ?)")
            + " order by happened_at desc, id desc limit ?";
    return reads.query(
        sql,
        row -> {
          workspaces(row, 1, actor);
          filter(row, 3, page.filter("state"));
          filter(row, 5, page.filter("topic"));
          int i = 7;
          if (after != null) {
            row.setTimestamp(i++, Timestamp.from(Instant.parse(after.get(0))));
            row.setObject(i++, UUID.fromString(after.get(1)));
          }
          row.setInt(i, page.fetch());
        },
        DeadLetters::line);
  }

  /** The dead letter, if the actor may see it. */
  Optional<Letter> find(Actor actor, UUID id) {
    return reads
        .query(
            COLUMNS + ", record from dead_letter where id = ? and (workspace = ? or workspace = ?)",
            row -> {
              row.setObject(1, id);
              workspaces(row, 2, actor);
            },
            row -> new Letter(line(row), sender(row), row.getBytes(10)))
        .stream()
        .findFirst();
  }

  static List<String> position(Line line) {
    return List.of(line.at().toString(), line.id());
  }

  /** A record whose key could not be read belongs to no workspace: only an admin sees it. */
  private static void workspaces(PreparedStatement row, int index, Actor actor)
      throws SQLException {
    row.setString(index, actor.workspace());
    row.setString(index + 1, actor.role() == Role.ADMIN ? "" : actor.workspace());
  }

  private static void filter(PreparedStatement row, int index, @Nullable String value)
      throws SQLException {
    row.setString(index, value == null ? "" : value);
    row.setString(index + 1, value);
  }

  private static Line line(ResultSet row) throws SQLException {
    var sender = sender(row);
    return new Line(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        row.getTimestamp(7).toInstant(),
        row.getString(8),
        sender == null ? null : new Sender(sender.name(), sender.role().wire()));
  }

  private static @Nullable Actor sender(ResultSet row) throws SQLException {
    var json = row.getString(9);
    return json == null ? null : Json.read(json, Actor.class);
  }
}
