package io.signalbox.survey.invitation;

import io.signalbox.runtime.shard.Db;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code ledger}, as far as one batch needs it. */
public final class LedgerTable {
  private final Map<UUID, Line> lines = new HashMap<>();
  private final Map<List<String>, Set<UUID>> byTicket = new HashMap<>();
  private final Set<UUID> stored = new HashSet<>();
  private final Set<UUID> changed = new LinkedHashSet<>();

  /** Reads the lines of these tickets, and those of these ids: by one index, then by another. */
  public void fetch(Collection<String> tickets, Collection<UUID> ids, Db db) {
    if (!tickets.isEmpty()) {
      fetch("ticket_id", "varchar", tickets.toArray(), db);
    }
    if (!ids.isEmpty()) {
      fetch("id", "uuid", ids.toArray(), db);
    }
  }

  /** A line; null if there is none. */
  public @Nullable Line find(UUID id) {
    return lines.get(id);
  }

  /** The lines of a ticket. */
  public List<Line> ofTicket(String workspace, String ticketId) {
    return byTicket.getOrDefault(List.of(workspace, ticketId), Set.of()).stream()
        .map(lines::get)
        .toList();
  }

  /** All lines fetched or written in this batch. */
  public List<Line> all() {
    return new ArrayList<>(lines.values());
  }

  /** Puts a line as it stands now. */
  public void put(Line line) {
    remember(line);
    changed.add(line.id());
  }

  /** Writes what changed. */
  public void write(Db db) {
    var linesChanged = changed.stream().map(lines::get).toList();
    db.batch(
        "update ledger set state = ?, reason = ?, deadline = ?, score = ?, comment = ?,"
            + " revision = ?, answered_at = ? where id = ?",
        linesChanged.stream().filter(line -> stored.contains(line.id())).toList(),
        (s, line) -> s.setObject(Columns.bindStanding(s, 1, line.standing()), line.id()));
    db.batch(
        "insert into ledger ("
            + Columns.ALL
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        linesChanged.stream().filter(line -> !stored.contains(line.id())).toList(),
        (s, line) -> {
          var _ = Columns.bindStanding(s, Columns.bindFixed(s, line), line.standing());
        });
    stored.addAll(changed);
    changed.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    lines.clear();
    byTicket.clear();
    stored.clear();
  }

  private void fetch(String column, String type, Object[] keys, Db db) {
    db.query(
            "select " + Columns.ALL + " from ledger where " + column + " = any(?)",
            s -> s.setArray(1, s.getConnection().createArrayOf(type, keys)),
            Columns::read)
        .forEach(
            line -> {
              remember(line);
              stored.add(line.id());
            });
  }

  private void remember(Line line) {
    lines.put(line.id(), line);
    byTicket
        .computeIfAbsent(List.of(line.workspace(), line.ticketId()), _ -> new LinkedHashSet<>())
        .add(line.id());
  }
}
