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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Queries over what was committed. */
@Singleton
public final class Reads {
  /** An id this much older than the shard's log time was decided, or never sent. */
  private static final Duration CERTAINLY_REACHED = Duration.ofMinutes(1);

  private final DataSource source;
  private final ServiceSettings settings;
  private final Optional<EntryEnds> ends;

  Reads(DataSource source, ServiceSettings settings, Optional<EntryEnds> ends) {
    this.source = source;
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
   * Whether the shard of this workspace cannot have reached this time-ordered id yet: then the
   * answer is {@code received}, not 404.
   */
  public boolean notYetReached(String workspace, String timeOrderedId) {
    var sentAt = timeOf(timeOrderedId);
    if (sentAt.isEmpty()) {
      return false;
    }
    var partition = Partitions.of(workspace, settings.partitions());
    var shard = shard(partition);
    var logTime = shard.map(Standing::logTime).orElse(0L);
    if (sentAt.get() < logTime - CERTAINLY_REACHED.toMillis()) {
      return false;
    }
    return ends.map(log -> log.beyond(partition, topic -> next(shard, topic))).orElse(false);
  }

  private record Standing(long logTime, JsonNode inputs) {}

  private Optional<Standing> shard(int number) {
    return query(
            "select log_time, state from shard where id = ?",
            statement -> statement.setInt(1, number),
            row -> new Standing(row.getLong(1), inputs(row.getString(2))))
        .stream()
        .findFirst();
  }

  private static JsonNode inputs(String state) {
    return Json.tree(state.getBytes(StandardCharsets.UTF_8)).path("inputs");
  }

  private static long next(Optional<Standing> shard, String topic) {
    return shard.map(s -> s.inputs.path(topic).path("next").asLong(0)).orElse(0L);
  }

  /** Milliseconds in an id shaped as UUIDv7. */
  private static Optional<Long> timeOf(String id) {
    try {
      var uuid = UUID.fromString(id);
      return uuid.version() == 7
          ? Optional.of(uuid.getMostSignificantBits() >>> 16)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
