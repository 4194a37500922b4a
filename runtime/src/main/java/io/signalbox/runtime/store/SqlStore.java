package io.signalbox.runtime.store;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** {@link Store} on H2 or PostgreSQL. */
public final class SqlStore implements Store {
  private final DataSource source;
  private final InstantSource clock;

  public SqlStore(DataSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Taken take(int shard) {
    var taken = new Taken[1];
    inTransaction(connection -> taken[0] = take(shard, new SqlDb(connection)));
    return taken[0];
  }

  private Taken take(int shard, Db db) {
    var inserted =
        db.update(
            """
            insert into shard (id, epoch, format, log_time, state) values (?, 0, ?, 0, '{}')
            on conflict do nothing\
            """,
            row -> {
              row.setInt(1, shard);
              row.setInt(2, ShardState.FORMAT);
            });
    db.update("update shard set epoch = epoch + 1 where id = ?", row -> row.setInt(1, shard));
    var row =
        db.query(
                "select epoch, format, state from shard where id = ?",
                statement -> statement.setInt(1, shard),
                found -> new Row(found.getLong(1), found.getInt(2), found.getString(3)))
            .getFirst();
    if (row.format > ShardState.FORMAT) {
      throw new IllegalStateException(
          "shard "
              + shard
              + " has format "
              + row.format
              + ", this release knows "
              + ShardState.FORMAT);
    }
    var state = Json.read(row.state, ShardState.class);
    // an epoch lost before its first batch leaves the row as it was made: still fresh
    var fresh = inserted == 1 || state.incarnation.isEmpty();
    if (fresh) state.incarnation = Long.toString(clock.millis(), Character.MAX_RADIX);
    return new Taken(row.epoch, fresh, state, outbox(shard, db));
  }

  private record Row(long epoch, int format, String state) {}

  private static List<Taken.OutboxRow> outbox(int shard, Db db) {
    return db.query(
        "select batch, payload from outbox where shard = ? order by batch",
        row -> row.setInt(1, shard),
        row -> new Taken.OutboxRow(row.getLong(1), row.getBytes(2)));
  }

  @Override
  public void transaction(int shard, Work work) {
    inTransaction(connection -> work.in(new SqlShardTransaction(shard, connection)));
  }

  private interface InConnection {
    void run(Connection connection);
  }

  private void inTransaction(InConnection work) {
    try (var connection = begun()) {
      try {
        work.run(connection);
        commit(connection);
      } catch (Throwable e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException(StoreException.Kind.WORLD, "connection not given back", e);
    }
  }

  private Connection begun() {
    try {
      var connection = source.getConnection();
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new StoreException(StoreException.Kind.AWAY, "no connection", e);
    }
  }

  /** A commit that throws has an unknown outcome, whatever its SQLState says. */
  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new StoreException(StoreException.Kind.WORLD, "commit of unknown outcome", e);
    }
  }

  private static void rollback(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
