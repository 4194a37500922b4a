package io.signalbox.survey.invitation;

import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
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
  private final Map<UUID, LedgerEntry> entries = new HashMap<>();
  private final Map<List<String>, Set<UUID>> byTicket = new HashMap<>();
  private final Set<UUID> stored = new HashSet<>();
  private final Set<UUID> changed = new LinkedHashSet<>();
  private final Set<UUID> erased = new LinkedHashSet<>();

  /** Reads the entries of these tickets, and those of these ids: by one index, then by another. */
  public void fetch(Collection<String> tickets, Collection<UUID> ids, Db db) {
    if (!tickets.isEmpty()) {
      fetch("ticket_id", s -> Parameters.of(s).texts(tickets), db);
    }
    if (!ids.isEmpty()) {
      fetch("id", s -> Parameters.of(s).ids(ids), db);
    }
  }

  /** An entry; null if there is none. */
  public @Nullable LedgerEntry find(UUID id) {
    return entries.get(id);
  }

  /** The entries of a ticket. */
  public List<LedgerEntry> ofTicket(String workspace, String ticketId) {
    return byTicket.getOrDefault(List.of(workspace, ticketId), Set.of()).stream()
        .map(entries::get)
        .toList();
  }

  /** All entries fetched or written in this batch. */
  public List<LedgerEntry> all() {
    return new ArrayList<>(entries.values());
  }

  /** Puts an entry as it stands now. */
  public void put(LedgerEntry entry) {
    remember(entry);
    changed.add(entry.id());
  }

  /** Puts an entry that is nobody's from now on. */
  public void erase(LedgerEntry entry) {
    put(entry);
    erased.add(entry.id());
  }

  /** Writes what changed. */
  public void write(Db db) {
    var linesChanged = changed.stream().map(entries::get).toList();
    db.batch(
        "update ledger set state = ?, reason = ?, deadline = ?, score = ?, comment = ?,"
            + " revision = ?, answered_at = ? where id = ?",
        linesChanged.stream().filter(entry -> stored.contains(entry.id())).toList(),
        (s, entry) -> s.setObject(Columns.bindPhase(s, 1, entry.phase()), entry.id()));
    db.batch(
        "insert into ledger ("
            + Columns.ALL
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        linesChanged.stream().filter(entry -> !stored.contains(entry.id())).toList(),
        (s, entry) -> {
          var _ = Columns.bindPhase(s, Columns.bindFixed(s, entry), entry.phase());
        });
    db.batch(
        "update ledger set customer_id = ?, delivery = null where id = ?",
        erased,
        (s, id) -> {
          s.setString(1, ErasureEvent.NOBODY);
          s.setObject(2, id);
        });
    erased.clear();
    stored.addAll(changed);
    changed.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    entries.clear();
    byTicket.clear();
    stored.clear();
  }

  private void fetch(String column, Db.Binder keys, Db db) {
    db.query(
            "select " + Columns.ALL + " from ledger where " + column + " = any(?)",
            keys,
            Columns::read)
        .forEach(
            entry -> {
              remember(entry);
              stored.add(entry.id());
            });
  }

  private void remember(LedgerEntry entry) {
    entries.put(entry.id(), entry);
    byTicket
        .computeIfAbsent(List.of(entry.workspace(), entry.ticketId()), _ -> new LinkedHashSet<>())
        .add(entry.id());
  }
}
