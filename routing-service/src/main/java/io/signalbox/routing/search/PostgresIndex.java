package io.signalbox.routing.search;

import io.signalbox.runtime.projection.Change;
import io.signalbox.runtime.projection.SqlProjection;
import io.signalbox.runtime.shard.Db;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The index in PostgreSQL's own text search. */
public final class PostgresIndex extends SqlProjection implements TicketIndex {
  /** Over the service's database. */
  public PostgresIndex(DataSource source) {
    super(source);
  }

  @Override
  public String name() {
    return Changes.NAME;
  }

  @Override
  public List<String> topics() {
    return Changes.TOPICS;
  }

  @Override
  public int format() {
    return Changes.FORMAT;
  }

  @Override
  public boolean concerns(String topic, String type) {
    return Changes.concerns(type);
  }

  @Override
  protected @Nullable String build(Db db, int shard, @Nullable String after) {
    var ids = SearchedQueries.next(db::query, shard, after == null ? null : UUID.fromString(after));
    WordsTable.replace(db, ids);
    return ids.isEmpty() ? null : ids.getLast().toString();
  }

  @Override
  protected void write(Db db, int shard, List<Change> changes) {
    WordsTable.replace(db, Changes.tickets(changes));
  }

  @Override
  public Found find(String workspace, Match match, @Nullable UUID before) {
    return new Found.Rows(WordsTable.query(workspace, match));
  }

  @Override
  public void close() {
    // the pool is the service's
  }
}
