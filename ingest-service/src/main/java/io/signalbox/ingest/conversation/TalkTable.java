package io.signalbox.ingest.conversation;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.shard.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Table {@code conversation}, as far as one batch needs it. */
public final class TalkTable {
  private final Map<String, Talk> talks = new HashMap<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /** Reads these conversations. */
  public void fetch(Collection<String> keys, Db db) {
    if (keys.isEmpty()) {
      return;
    }
    db.query(
            "select id, workspace, members, changed_at, ended_at from conversation where id ="
                + " any(?)",
            s -> s.setArray(1, s.getConnection().createArrayOf("varchar", keys.toArray())),
            TalkTable::read)
        .forEach(
            talk -> {
              talks.put(talk.id(), talk);
              stored.add(talk.id());
            });
  }

  /** A conversation; null if it has not begun. */
  public @Nullable Talk find(String key) {
    return talks.get(key);
  }

  /** Puts a conversation as it is now. */
  public void put(Talk talk) {
    talks.put(talk.id(), talk);
    changed.add(talk.id());
  }

  /** Writes what changed. */
  public void write(Db db) {
    var talksChanged = changed.stream().map(talks::get).toList();
    db.batch(
        "update conversation set members = ?, changed_at = ?, ended_at = ? where id = ?",
        talksChanged.stream().filter(talk -> stored.contains(talk.id())).toList(),
        (s, talk) -> {
          s.setString(1, text(talk.members()));
          s.setObject(2, talk.changedAt().atOffset(UTC));
          s.setObject(3, time(talk.endedAt()));
          s.setString(4, talk.id());
        });
    db.batch(
        "insert into conversation (id, workspace, members, changed_at, ended_at)"
            + " values (?, ?, ?, ?, ?)",
        talksChanged.stream().filter(talk -> !stored.contains(talk.id())).toList(),
        (s, talk) -> {
          s.setString(1, talk.id());
          s.setString(2, talk.workspace());
          s.setString(3, text(talk.members()));
          s.setObject(4, talk.changedAt().atOffset(UTC));
          s.setObject(5, time(talk.endedAt()));
        });
    stored.addAll(changed);
    changed.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    talks.clear();
    stored.clear();
  }

  private static String text(Set<UUID> members) {
    return members.stream().map(UUID::toString).collect(Collectors.joining(" "));
  }

  private static Talk read(ResultSet row) throws SQLException {
    var members =
        Arrays.stream(row.getString(3).split(" "))
            .map(UUID::fromString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var changedAt = row.getObject(4, OffsetDateTime.class).toInstant();
    var ended = row.getObject(5, OffsetDateTime.class);
    return new Talk(
        row.getString(1),
        row.getString(2),
        members,
        changedAt,
        ended == null ? null : ended.toInstant());
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(UTC);
  }
}
