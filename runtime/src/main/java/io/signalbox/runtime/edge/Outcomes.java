package io.signalbox.runtime.edge;

import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.OutcomeRow;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of records of entry topics. */
@Singleton
public final class Outcomes {
  private final OutcomeRows table;

  Outcomes(OutcomeRows table) {
    this.table = table;
  }

  /** Where the outcome of a record may be: first its own, then that of the first of its name. */
  static List<UUID> rows(String workspace, String id) {
    var own = Ids.ofRecord(workspace, id);
    return Ids.isNamed(id) ? List.of(own, Ids.ofNamed(workspace, id)) : List.of(own);
  }

  /** What became of the record with this id, or of the one that it repeats. */
  public Optional<OutcomeRow> of(String workspace, String id) {
    var rows = rows(workspace, id);
    var found = of(rows);
    return rows.stream()
        .flatMap(key -> found.stream().filter(row -> row.id().equals(key)))
        .findFirst();
  }

  /** Those of these that are decided, by one query. */
  List<OutcomeRow> of(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : table.findAny(ids.toArray(UUID[]::new));
  }
}
