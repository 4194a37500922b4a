package io.signalbox.runtime.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.type.TypeReference;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code erasure} of one shard: those that go on are always at hand, the others as far as one
 * batch needs them.
 */
public final class ErasureTable {
  private static final String SELECT =
      "select id, workspace, customer_id, requested_at, completed_at, counts from erasure where ";

  private final int shard;
  private final Map<UUID, Erasure> goingOn = new LinkedHashMap<>();
  private final Map<UUID, Erasure> known = new HashMap<>();
  private final Map<UUID, Erasure> changed = new LinkedHashMap<>();

  /** Of this shard. */
  public ErasureTable(int shard) {
    this.shard = shard;
  }

  /** Reads those that go on. */
  public void load(Db db) {
    db.query(
            SELECT + "shard = ? and completed_at is null",
            s -> s.setInt(1, shard),
            ErasureTable::read)
        .forEach(erasure -> goingOn.put(erasure.id(), erasure));
  }

  /** Reads these. */
  public void fetch(Collection<UUID> keys, Db db) {
    if (keys.isEmpty()) {
      return;
    }
    db.query(SELECT + "id = any(?)", s -> Parameters.of(s).ids(keys), ErasureTable::read)
        .forEach(erasure -> known.put(erasure.id(), erasure));
  }

  /** The erasure of a customer, over or not; null if it is not at hand or there is none. */
  public @Nullable Erasure find(String workspace, String customerId) {
    // asked of each event of a ticket, and there is mostly none
    return goingOn.isEmpty() && known.isEmpty() ? null : find(Erasure.key(workspace, customerId));
  }

  /** The erasure of that key. */
  public @Nullable Erasure find(UUID key) {
    var going = goingOn.get(key);
    return going == null ? known.get(key) : going;
  }

  /** Whether a customer is being erased right now. Needs no fetching. */
  public boolean goesOn(String workspace, String customerId) {
    return !goingOn.isEmpty() && goingOn.containsKey(Erasure.key(workspace, customerId));
  }

  /** Puts an erasure as it stands now. */
  public void put(Erasure erasure) {
    known.put(erasure.id(), erasure);
    changed.put(erasure.id(), erasure);
    if (erasure.goesOn()) {
      goingOn.put(erasure.id(), erasure);
    } else {
      goingOn.remove(erasure.id());
    }
  }

  /** Writes what changed. */
  public void write(Db db) {
    db.batch("delete from erasure where id = ?", changed.keySet(), (s, id) -> s.setObject(1, id));
    db.batch(
        "insert into erasure"
            + " (id, shard, workspace, customer_id, requested_at, completed_at, counts)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        changed.values(),
        (s, erasure) -> {
          var completed = erasure.completedAt();
          s.setObject(1, erasure.id());
          s.setInt(2, shard);
          s.setString(3, erasure.workspace());
          s.setString(4, erasure.customerId());
          s.setObject(5, erasure.requestedAt().atOffset(UTC));
          s.setObject(6, completed == null ? null : completed.atOffset(UTC));
          s.setString(7, Json.text(erasure.counts()));
        });
    changed.clear();
  }

  /** Drops what was fetched. */
  public void settled() {
    known.clear();
  }

  private static Erasure read(ResultSet row) throws SQLException {
    var completed = row.getObject(5, OffsetDateTime.class);
    return new Erasure(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        completed == null ? null : completed.toInstant(),
        counts(row.getString(6)));
  }

  static Map<String, Integer> counts(String json) {
    return Json.mapper()
        .convertValue(
            Json.tree(json.getBytes(UTF_8)), new TypeReference<Map<String, Integer>>() {});
  }
}
