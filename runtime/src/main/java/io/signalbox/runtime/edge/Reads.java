package io.signalbox.runtime.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

/** Queries over what was committed. */
@Singleton
public final class Reads {
  private final DataSource source;
  private final ShardRows shards;
  private final ServiceSettings settings;
  private final Optional<EntryEnds> ends;

  Reads(DataSource source, ShardRows shards, ServiceSettings settings, Optional<EntryEnds> ends) {
    this.source = source;
    this.shards = shards;
    this.settings = settings;
    this.ends = ends;
  }

  /** Runs one query. */
  public <T> List<T> query(String sql, Db.Binder binder, Db.Row<T> row) {
    try (var connection = source.getConnection()) {
      return new SqlDb(connection).query(sql, binder, row);
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /**
   * What a query finds, now or after the shard has gone past all that stands on the log; empty when
   * there is no such thing, and never only because it is not decided yet.
   *
   * @param query of what the shard of this workspace decides
   * @param undecided the answer while a record may be on the log that the shard has not decided
   */
  public <T> Optional<T> decided(
      String workspace, Supplier<Optional<T>> query, Supplier<T> undecided) {
    var found = query.get();
    if (found.isPresent()) return found;
    var behind = isBehind(Partitions.of(workspace, settings.partitions()));
    // asked after the position: what the shard had decided by then is seen
    var again = query.get();
    return again.isPresent() || !behind ? again : Optional.of(undecided.get());
  }

  /** Whether records stand beyond what was decided: the log's end first, then the position. */
  private boolean isBehind(int partition) {
    return ends.map(log -> log.beyond(partition, () -> position(partition))).orElse(false);
  }

  /** The offset that the shard decides next, by topic. */
  ToLongFunction<String> position(int partition) {
    var inputs = shards.findStateById(partition).map(Reads::inputs);
    return topic -> inputs.map(all -> all.path(topic).path("next").asLong(0)).orElse(0L);
  }

  private static JsonNode inputs(String state) {
    return Json.tree(state.getBytes(StandardCharsets.UTF_8)).path("inputs");
  }
}
