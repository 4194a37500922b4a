package io.signalbox.sla.alert;

import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.sla.clock.ClockVisibility;
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
  List<AlertView> list(Actor actor, Map<String, String> filters, @Nullable UUID before, int limit) {
    var asked = new ArrayList<>(filters.entrySet());
    var seen = ClockVisibility.of(actor);
    var sql =
        new StringBuilder(
            "select id, workspace, kind, state, happened_at, body, acknowledged_by,"
                + " acknowledged_note, acknowledged_at, escalated_level, escalation_refused"
                + " from alert where workspace = ? and id < ?");
    for (var filter : asked)
      sql.append(" and ").append(FILTERS.get(filter.getKey())).append(" = ?");
    if (!seen.equals(Visibility.all())) {
      // as the tickets stand now: an alert goes with its ticket to whoever has it
      sql.append(" and ticket_id in (select ticket_id from ticket_clocks where ")
          .append(seen.sql(column -> column))
          .append(")");
    }
    sql.append(" order by id desc fetch first ? rows only");
    return reads.query(
        sql.toString(),
        s -> {
          var next = 1;
          s.setString(next++, actor.workspace());
          s.setObject(next++, before == null ? LAST : before);
          for (var filter : asked) s.setString(next++, filter.getValue());
          s.setInt(seen.bind(s, next), limit);
        },
        row ->
            AlertView.of(AlertRow.read(row), row.getObject(10, Integer.class), row.getString(11)));
  }
}
