package io.signalbox.runtime.projection;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A projection in tables of the service's database. Its places are rows there: each transaction
 * begins by moving the place on from where it was, so that of two processes that take themselves
 * for a shard's owner one waits for the other and then fails.
 */
public abstract class SqlProjection implements Projection {
  /** Of a shard that is to be built again: until then it answers from what it has. */
  private static final String AGAIN = "again";

  private static final String UNBUILT = "place in ('', '" + AGAIN + "')";

  private static final String PLACES =
      "select shard, place from projection where name = ? and not " + UNBUILT;
  private static final String ANSWERS =
      "select 1 from projection where name = ? and shard = ? and place <> ''";
  private static final String BEGIN =
      "insert into projection (name, shard, place) values (?, ?, '') on conflict do nothing";
  private static final String HOLD =
      "update projection set place = place where name = ? and shard = ? and " + UNBUILT;
  private static final String BUILT =
      "update projection set place = ? where name = ? and shard = ? and " + UNBUILT;
  private static final String MOVE =
      "update projection set place = ? where name = ? and shard = ? and place = ?";
  private static final String FORGET =
      "update projection set place = '" + AGAIN + "' where name = ? and shard = ? and place <> ''";

  private final DataSource source;

  protected SqlProjection(DataSource source) {
    this.source = source;
  }

  /** As {@link #build(int, String)}, in a transaction. */
  protected abstract @Nullable String build(Db db, int shard, @Nullable String after);

  /** Takes changes in, in the transaction that keeps their place. */
  protected abstract void write(Db db, int shard, List<Change> changes);

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public Map<Integer, String> places() {
    var places = new HashMap<Integer, String>();
    inTransaction(
        db -> {
          var rows =
              db.query(
                  PLACES,
                  s -> s.setString(1, name()),
                  row -> Map.entry(row.getInt(1), row.getString(2)));
          rows.forEach(row -> places.put(row.getKey(), row.getValue()));
        });
    return places;
  }

  @Override
  public @Nullable String build(int shard, @Nullable String after) {
    var next = new @Nullable String[1];
    inTransaction(
        db -> {
          if (after == null) begin(db, shard);
          requireOne(shard, db.update(HOLD, s -> bind(s, 1, shard)));
          next[0] = build(db, shard, after);
        });
    return next[0];
  }

  @Override
  public void take(int shard, List<Change> changes, @Nullable String before, String after) {
    inTransaction(
        db -> {
          requireOne(shard, move(db, shard, before, after));
          if (!changes.isEmpty()) write(db, shard, changes);
        });
  }

  @Override
  public void forget(int shard) {
    inTransaction(db -> db.update(FORGET, s -> bind(s, 1, shard)));
  }

  @Override
  public boolean answers(int shard) {
    var found = new ArrayList<Integer>();
    inTransaction(
        db -> found.addAll(db.query(ANSWERS, s -> bind(s, 1, shard), row -> row.getInt(1))));
    return !found.isEmpty();
  }

  private void begin(Db db, int shard) {
    db.update(BEGIN, s -> bind(s, 1, shard));
  }

  /** Locks the row; whoever comes second finds another place. */
  private int move(Db db, int shard, @Nullable String before, String after) {
    return db.update(
        before == null ? BUILT : MOVE,
        s -> {
          s.setString(1, after);
          bind(s, 2, shard);
          if (before != null) s.setString(4, before);
        });
  }

  private void bind(PreparedStatement statement, int first, int shard) throws SQLException {
    statement.setString(first, name());
    statement.setInt(first + 1, shard);
  }

  private void requireOne(int shard, int moved) {
    if (moved == 1) return;
    throw new StoreException(
        StoreException.Kind.FENCED,
        "shard %d of projection %s is not where we left it".formatted(shard, name()),
        new IllegalStateException("it was moved on or forgotten by somebody else"));
  }

  private interface Work {
    void in(Db db);
  }

  private void inTransaction(Work work) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.in(new SqlDb(connection));
        connection.commit();
      } catch (Throwable e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) { // no connection, or a commit of unknown outcome: begun anew
      throw new StoreException(StoreException.Kind.AWAY, "projection " + name(), e);
    }
  }
}
