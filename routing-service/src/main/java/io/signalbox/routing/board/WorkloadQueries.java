package io.signalbox.routing.board;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.table.Queries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts agents and waiting tickets; the index on status answers for the tickets. */
final class WorkloadQueries {
  private static final String AGENTS =
      "select state, count(*) as number from (select case when presence = 'available'"
          + " and cools_until > ? then 'paused' else presence end as state from agent) agents"
          + " group by state";
  private static final String TICKETS =
      "select status as state, count(*) as number from ticket"
          + " where status in ('queued', 'offered') group by status";

  private WorkloadQueries() {}

  private record Count(String state, long number) {}

  static Workload count(Queries queries, Instant now) {
    return new Workload(
        counts(queries, AGENTS, s -> Parameters.of(s).time(now)),
        counts(queries, TICKETS, _ -> {}));
  }

  private static Map<String, Long> counts(Queries queries, String sql, Db.Binder binder) {
    var counts = new HashMap<String, Long>();
    for (var count :
        queries.query(
            sql,
            binder,
            row -> new Count(Columns.textThere(row, "state"), row.getLong("number")))) {
      counts.put(count.state(), count.number());
    }
    return Map.copyOf(counts);
  }
}
