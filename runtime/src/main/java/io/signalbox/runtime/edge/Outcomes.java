package io.signalbox.runtime.edge;

import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.OutcomeRow;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads table {@code outcome}, which the loop writes. */
@Singleton
public final class Outcomes {
  private final Reads reads;

  Outcomes(Reads reads) {
    this.reads = reads;
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
    return ids.isEmpty()
        ? List.of()
        : reads.query(
            """
            select id, decided_at, status, reason, detail, body, command_id, request_hash
            from outcome where id = any(?)\
            """,
            row ->
                row.setArray(
                    1, row.getConnection().createArrayOf("uuid", ids.toArray(UUID[]::new))),
            Outcomes::outcome);
  }

  private static OutcomeRow outcome(ResultSet row) throws SQLException {
    return new OutcomeRow(
        row.getObject(1, UUID.class),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }
}
