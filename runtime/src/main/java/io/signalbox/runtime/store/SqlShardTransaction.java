package io.signalbox.runtime.store;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.timer.Timer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@link ShardTransaction} in SQL: one text for H2 and PostgreSQL. */
final class SqlShardTransaction implements ShardTransaction {
  private final int shard;
  private final SqlDb db;

  SqlShardTransaction(int shard, Connection connection) {
    this.shard = shard;
    this.db = new SqlDb(connection);
  }

  @Override
  public Db db() {
    return db;
  }

  @Override
  public Map<UUID, Earlier> known(Collection<UUID> ids) {
    return found(
        "select id, status, coalesce(request_hash, '') from outcome where id = any(?)",
        ids,
        row -> new Earlier(row.getString(2).equals(OutcomeRow.DEAD), row.getString(3)));
  }

  @Override
  public Map<UUID, Standing> letters(Collection<UUID> deadLetters) {
    return found(
        "select id, workspace, state from dead_letter where id = any(?)",
        deadLetters,
        row -> new Standing(row.getString(2), !row.getString(3).equals("dead")));
  }

  private <T> Map<UUID, T> found(String sql, Collection<UUID> ids, Db.Row<T> rest) {
    if (ids.isEmpty()) return Map.of();
    var found = new HashMap<UUID, T>();
    db.query(
            sql,
            row -> Parameters.of(row).ids(ids),
            row -> Map.entry(row.getObject(1, UUID.class), rest.read(row)))
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }

  @Override
  public void advance(long epoch, ShardState state) {
    var changed =
        db.update(
            """
            update shard set log_time = ?, state = ?, format = ? where id = ? and epoch = ?\
            """,
            row -> {
              row.setLong(1, state.logTime);
              row.setString(2, Json.text(state));
              row.setInt(3, ShardState.FORMAT);
              row.setInt(4, shard);
              row.setLong(5, epoch);
            });
    if (changed != 1) throw StoreException.fenced(shard, epoch);
  }

  @Override
  public void keep(long batch, byte[] payload) {
    db.update(
        "insert into outbox (shard, batch, payload) values (?, ?, ?)",
        row -> {
          row.setInt(1, shard);
          row.setLong(2, batch);
          row.setBytes(3, payload);
        });
  }

  @Override
  public void forget(long batch) {
    db.update(
        "delete from outbox where shard = ? and batch <= ?",
        row -> {
          row.setInt(1, shard);
          row.setLong(2, batch);
        });
  }

  @Override
  public void timers(Collection<Timer.Key> removed, Collection<Timer> added) {
    db.batch(
        "delete from timer where subject = ? and kind = ?",
        removed,
        (row, key) -> {
          row.setString(1, key.subject());
          row.setString(2, key.kind());
        });
    db.batch(
        "insert into timer (subject, kind, shard, workspace, due) values (?, ?, ?, ?, ?)",
        added,
        (row, timer) -> {
          row.setString(1, timer.subject());
          row.setString(2, timer.kind());
          row.setInt(3, shard);
          row.setString(4, timer.workspace());
          row.setLong(5, timer.due());
        });
  }

  @Override
  public List<Timer> timersAfter(long due, int limit) {
    return db.query(
        """
        select workspace, subject, kind, due from timer where shard = ? and due > ?
        order by due fetch first (?) rows with ties\
        """,
        row -> {
          row.setInt(1, shard);
          row.setLong(2, due);
          row.setInt(3, limit);
        },
        row -> new Timer(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
  }

  @Override
  public DeliveryTable deliveries() {
    return new SqlDeliveryTable(shard, db);
  }

  @Override
  public void outcomes(Collection<OutcomeRow> rows, Set<UUID> replaced) {
    db.batch("delete from outcome where id = ?", replaced, (row, id) -> row.setObject(1, id));
    db.batch(
        """
        insert into outcome (id, shard, decided_at, status, reason, detail, body, command_id,
          request_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        rows,
        (row, outcome) -> {
          row.setObject(1, outcome.id());
          row.setInt(2, shard);
          time(row, 3, outcome.decidedAt());
          row.setString(4, outcome.status());
          row.setString(5, outcome.reason());
          row.setString(6, outcome.detail());
          row.setString(7, outcome.body());
          row.setString(8, outcome.commandId());
          row.setString(9, outcome.requestHash());
        });
  }

  @Override
  public boolean prune(Retention.Aged aged, Instant before, int most) {
    // a range of the index by age: H2 runs a subquery of the delete once a row, and sorts all that
    // is old unless the order names the whole index
    var last =
        db.query(
            """
            select %2$s from %1$s where shard = ? and %2$s < ?
            order by shard, %2$s offset ? rows fetch first 1 rows only\
            """
                .formatted(aged.table, aged.time),
            row -> {
              row.setInt(1, shard);
              time(row, 2, before);
              row.setInt(3, most - 1);
            },
            row -> row.getObject(1, OffsetDateTime.class));
    return db.update(
            "delete from %1$s where shard = ? and %2$s %3$s ?"
                .formatted(aged.table, aged.time, last.isEmpty() ? "<" : "<="),
            row -> {
              row.setInt(1, shard);
              row.setObject(2, last.isEmpty() ? before.atOffset(ZoneOffset.UTC) : last.getFirst());
            })
        > 0;
  }

  @Override
  public void dead(List<DeadLetter> letters) {
    db.batch(
        """
        insert into dead_letter (id, shard, workspace, topic, partition_number, record_offset,
          reason, detail, happened_at, state, sender, record)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'dead', ?, ?)\
        """,
        letters,
        (row, letter) -> {
          row.setObject(1, letter.id());
          row.setInt(2, shard);
          row.setString(3, letter.workspace());
          row.setString(4, letter.topic());
          row.setInt(5, letter.partition());
          row.setLong(6, letter.offset());
          row.setString(7, letter.reason());
          row.setString(8, letter.detail());
          time(row, 9, letter.at());
          row.setString(10, letter.sender() == null ? null : Json.text(letter.sender()));
          row.setBytes(11, letter.record());
        });
  }

  @Override
  public void replayed(Collection<UUID> deadLetters) {
    db.batch(
        "update dead_letter set state = 'replayed' where id = ? and state = 'dead'",
        deadLetters,
        (row, id) -> row.setObject(1, id));
  }

  @Override
  public void audit(List<AuditLine> lines) {
    db.batch(
        """
        insert into audit (id, shard, happened_at, workspace, actor, role, action, subject,
          command_id, outcome, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        lines,
        (row, line) -> {
          row.setObject(1, line.id());
          row.setInt(2, shard);
          time(row, 3, line.at());
          row.setString(4, line.workspace());
          row.setString(5, line.actor());
          row.setString(6, line.role());
          row.setString(7, line.action());
          row.setString(8, line.subject());
          row.setString(9, line.commandId());
          row.setString(10, line.outcome());
          row.setString(11, line.reason());
        });
  }

  private static void time(PreparedStatement row, int index, Instant at) throws SQLException {
    row.setObject(index, at.atOffset(ZoneOffset.UTC));
  }
}
