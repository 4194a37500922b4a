package io.signalbox.ingest.duplicate;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code seen}, as far as one batch needs it. */
public final class KnownExternalIdTable {
  /** How many are forgotten at a time, so that no batch is long. */
  static final int FORGOTTEN_MAX = 5_000;

  private final int shard;
  private final Map<UUID, KnownExternalId> known = new HashMap<>();
  private final Map<UUID, KnownExternalId> fresh = new HashMap<>();
  private final Set<UUID> forgotten = new LinkedHashSet<>();
  private List<UUID> outdated = List.of();

  /** Of this shard. */
  public KnownExternalIdTable(int shard) {
    this.shard = shard;
  }

  /** Reads what there is of these keys. */
  public void fetch(Collection<UUID> keys, Db db) {
    if (keys.isEmpty()) {
      return;
    }
    db.query(
            "select id, contact_id, seen_at from seen where id = any(?)",
            s -> Parameters.of(s).ids(keys),
            KnownExternalIdTable::read)
        .forEach(seen -> known.put(seen.id(), seen));
  }

  /** Reads which keys may be forgotten. */
  public void fetchOutdated(Instant at, Db db) {
    outdated =
        db.query(
            "select id from seen where shard = ? and seen_at <= ? order by shard, seen_at"
                + " fetch first "
                + FORGOTTEN_MAX
                + " rows only",
            s -> {
              s.setInt(1, shard);
              s.setObject(2, at.minus(KnownExternalId.MEMORY).atOffset(UTC));
            },
            row -> row.getObject(1, UUID.class));
  }

  /** What is remembered of a key. */
  public @Nullable KnownExternalId find(@Nullable UUID key, Instant at) {
    var seen = key == null ? null : known.get(key);
    return seen == null || !seen.remembered(at) ? null : seen;
  }

  /** The keys that may be forgotten, of those fetched last. */
  public List<UUID> outdated() {
    return outdated;
  }

  /** Whether there may be more to forget than was fetched. */
  public boolean moreOutdated() {
    return outdated.size() == FORGOTTEN_MAX;
  }

  /** Remembers. A key that is there already is outdated, and makes way. */
  public void add(KnownExternalId seen) {
    if (known.put(seen.id(), seen) != null) {
      forgotten.add(seen.id());
    }
    fresh.put(seen.id(), seen);
  }

  /** Forgets, but not what came again since these keys were fetched. */
  public void forget(List<UUID> keys) {
    for (var key : keys) {
      if (!fresh.containsKey(key)) {
        known.remove(key);
        forgotten.add(key);
      }
    }
  }

  /** Writes what changed. */
  public void write(Db db) {
    db.batch("delete from seen where id = ?", forgotten, (s, id) -> s.setObject(1, id));
    db.batch(
        "insert into seen (id, shard, contact_id, seen_at) values (?, ?, ?, ?)",
        fresh.values(),
        (s, seen) -> {
          s.setObject(1, seen.id());
          s.setInt(2, shard);
          s.setObject(3, seen.contactId());
          s.setObject(4, seen.seenAt().atOffset(UTC));
        });
    fresh.clear();
    forgotten.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    known.clear();
    outdated = List.of();
  }

  private static KnownExternalId read(ResultSet row) throws SQLException {
    return new KnownExternalId(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant());
  }
}
