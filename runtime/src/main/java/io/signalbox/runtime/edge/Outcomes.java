package io.signalbox.runtime.edge;

import io.signalbox.runtime.store.OutcomeRow;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads table {@code outcome}, which the loop writes. */
@Singleton
final class Outcomes {
  private final Reads reads;

  Outcomes(Reads reads) {
    this.reads = reads;
  }

  /** Those of these that are decided, by one query. */
  List<OutcomeRow> of(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : reads.query(
            """
            select id, decided_at, status, reason, detail, body from outcome
            where id = any(?)\
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
        row.getString(6));
  }
}
