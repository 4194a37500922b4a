package io.signalbox.routing.board;

import io.signalbox.routing.board.Board.QueueCounts;
import io.signalbox.routing.table.Columns;
import io.signalbox.routing.table.Parameters;
import io.signalbox.runtime.edge.Reads;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what is open; the index on status, workspace and queue answers it without the rows. */
@Singleton
final class BoardQueries {
  private static final String COUNT =
      "select queue, status, count(*) as tickets from ticket where workspace = ?"
          + " and status in ('queued', 'offered', 'in-progress', 'pending', 'on-hold')"
          + " group by queue, status";
  private static final String OLDEST =
      "select queue, min(since) as since from ticket where workspace = ? and status = 'queued'"
          + " group by queue";
  private static final String AGENTS =
      "select presence, count(*) as agents from agent where workspace = ? group by presence";

  private final Reads reads;

  BoardQueries(Reads reads) {
    this.reads = reads;
  }

  private record Count(String queue, String status, long tickets) {}

  private record Oldest(String queue, @Nullable Instant since) {}

  private record Present(String presence, long agents) {}

  Board board(String workspace) {
    var agents = new TreeMap<String, Long>();
    reads
        .query(
            AGENTS,
            s -> Parameters.of(s).text(workspace),
            row -> new Present(Columns.textThere(row, "presence"), row.getLong("agents")))
        .forEach(present -> agents.put(present.presence(), present.agents()));
    return new Board(queues(counts(workspace), oldest(workspace)), agents);
  }

  private static List<QueueCounts> queues(
      Map<String, Map<String, Long>> counts, Map<String, Instant> oldest) {
    var queues = new ArrayList<QueueCounts>();
    counts.forEach(
        (queue, tickets) -> queues.add(new QueueCounts(queue, tickets, oldest.get(queue))));
    return queues;
  }

  private Map<String, Map<String, Long>> counts(String workspace) {
    var counts = new TreeMap<String, Map<String, Long>>();
    reads
        .query(
            COUNT,
            s -> Parameters.of(s).text(workspace),
            row ->
                new Count(
                    Columns.textThere(row, "queue"),
                    Columns.textThere(row, "status"),
                    row.getLong("tickets")))
        .forEach(
            count ->
                counts
                    .computeIfAbsent(count.queue(), _ -> new TreeMap<>())
                    .put(count.status(), count.tickets()));
    return counts;
  }

  private Map<String, Instant> oldest(String workspace) {
    var oldest = new TreeMap<String, Instant>();
    for (var row :
        reads.query(
            OLDEST,
            s -> Parameters.of(s).text(workspace),
            r -> new Oldest(Columns.textThere(r, "queue"), Columns.time(r, "since")))) {
      if (row.since() != null) oldest.put(row.queue(), row.since());
    }
    return oldest;
  }
}
