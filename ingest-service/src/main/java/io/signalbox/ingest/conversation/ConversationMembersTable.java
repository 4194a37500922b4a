package io.signalbox.ingest.conversation;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
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
public final class ConversationMembersTable {
  private final Map<String, ConversationMembers> conversations = new HashMap<>();
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
            s -> Parameters.of(s).texts(keys),
            ConversationMembersTable::read)
        .forEach(
            members -> {
              conversations.put(members.id(), members);
              stored.add(members.id());
            });
  }

  /** A conversation; null if it has not begun. */
  public @Nullable ConversationMembers find(String key) {
    return conversations.get(key);
  }

  /** Puts a conversation as it is now. */
  public void put(ConversationMembers members) {
    conversations.put(members.id(), members);
    changed.add(members.id());
  }

  /** Writes what changed. */
  public void write(Db db) {
    var membersChanged = changed.stream().map(conversations::get).toList();
    db.batch(
        "update conversation set members = ?, changed_at = ?, ended_at = ? where id = ?",
        membersChanged.stream().filter(members -> stored.contains(members.id())).toList(),
        (s, members) -> {
          s.setString(1, text(members.members()));
          s.setObject(2, members.changedAt().atOffset(UTC));
          s.setObject(3, time(members.endedAt()));
          s.setString(4, members.id());
        });
    db.batch(
        "insert into conversation (id, workspace, members, changed_at, ended_at)"
            + " values (?, ?, ?, ?, ?)",
        membersChanged.stream().filter(members -> !stored.contains(members.id())).toList(),
        (s, members) -> {
          s.setString(1, members.id());
          s.setString(2, members.workspace());
          s.setString(3, text(members.members()));
          s.setObject(4, members.changedAt().atOffset(UTC));
          s.setObject(5, time(members.endedAt()));
        });
    stored.addAll(changed);
    changed.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    conversations.clear();
    stored.clear();
  }

  private static String text(Set<UUID> members) {
    return members.stream().map(UUID::toString).collect(Collectors.joining(" "));
  }

  private static ConversationMembers read(ResultSet row) throws SQLException {
    var members =
        Arrays.stream(row.getString(3).split(" "))
            .map(UUID::fromString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var changedAt = row.getObject(4, OffsetDateTime.class).toInstant();
    var ended = row.getObject(5, OffsetDateTime.class);
    return new ConversationMembers(
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
