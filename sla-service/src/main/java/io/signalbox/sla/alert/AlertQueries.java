package io.signalbox.sla.alert;

import io.signalbox.runtime.edge.Reads;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked about alerts. */
@Singleton
class AlertQueries {
  /** The filters by their names, and the columns they are about. */
  static final Map<String, String> FILTERS =
      Map.of(
          "ticket", "ticket_id",
          "metric", "metric",
          "priority", "priority",
          "kind", "kind",
          "state", "state");

  /** After every id that will ever be made. */
  private static final UUID LAST = UUID.fromString("7fffffff-ffff-7fff-bfff-ffffffffffff");

  private final Reads reads;

  AlertQueries(Reads reads) {
    this.reads = reads;
  }

  /** The newest first. */
  List<AlertView> list(
      String workspace, Map<String, String> filters, @Nullable UUID before, int limit) {
    var asked = new ArrayList<>(filters.entrySet());
    var sql =
        new StringBuilder(
            "select id, workspace, kind, state, happened_at, body, acknowledged_by,"
                + " acknowledged_note, acknowledged_at, escalated_level, escalation_refused"
                + " from alert where workspace = ? and id < ?");
    for (var filter : asked)
      sql.append(" and ").append(FILTERS.get(filter.getKey())).append(" = ?");
    sql.append(" order by id desc fetch first ? rows only");
    return reads.query(
        sql.toString(),
        s -> {
          var next = 1;
          s.setString(next++, workspace);
          s.setObject(next++, before == null ? LAST : before);
          for (var filter : asked) s.setString(next++, filter.getValue());
          s.setInt(next, limit);
        },
        row ->
            AlertView.of(AlertRow.read(row), row.getObject(10, Integer.class), row.getString(11)));
  }
}
