package io.signalbox.routing.board;

import io.signalbox.routing.board.Board.QueueCounts;
import io.signalbox.routing.visibility.Sights;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
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
          + " and status in ('queued', 'offered', 'in-progress', 'pending', 'on-hold')";
  private static final String OLDEST =
      "select queue, min(since) as since from ticket where workspace = ? and status = 'queued'";
  private static final String AGENTS =
      "select presence, count(*) as agents from agent where workspace = ?";

  private final Reads reads;
  private final Sights sights;

  BoardQueries(Reads reads, Sights sights) {
    this.reads = reads;
    this.sights = sights;
  }

  private record Count(String queue, String status, long tickets) {}

  private record Oldest(String queue, @Nullable Instant since) {}

  private record Present(String presence, long agents) {}

  Board board(Actor actor) {
    var workspace = actor.workspace();
    var seen = sights.of(actor);
    return new Board(queues(counts(workspace, seen), oldest(workspace, seen)), agents(actor));
  }

  private Map<String, Long> agents(Actor actor) {
    var agents = new TreeMap<String, Long>();
    var seen = sights.agents(actor);
    reads
        .query(
            AGENTS + (seen == null ? "" : " and id = any(?)") + " group by presence",
            s -> {
              var parameters = Parameters.of(s).text(actor.workspace());
              var _ = seen == null ? parameters : parameters.texts(seen);
            },
            row -> new Present(Columns.textThere(row, "presence"), row.getLong("agents")))
        .forEach(present -> agents.put(present.presence(), present.agents()));
    return agents;
  }

  private static List<QueueCounts> queues(
      Map<String, Map<String, Long>> counts, Map<String, Instant> oldest) {
    var queues = new ArrayList<QueueCounts>();
    counts.forEach(
        (queue, tickets) -> queues.add(new QueueCounts(queue, tickets, oldest.get(queue))));
    return queues;
  }

  private static String and(Visibility seen) {
    return " and " + seen.sql(attribute -> attribute);
  }

  private Map<String, Map<String, Long>> counts(String workspace, Visibility seen) {
    var counts = new TreeMap<String, Map<String, Long>>();
    reads
        .query(
            COUNT + and(seen) + " group by queue, status",
            s -> Parameters.of(s).text(workspace).seen(seen),
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

  private Map<String, Instant> oldest(String workspace, Visibility seen) {
    var oldest = new TreeMap<String, Instant>();
    for (var row :
        reads.query(
            OLDEST + and(seen) + " group by queue",
            s -> Parameters.of(s).text(workspace).seen(seen),
            r -> new Oldest(Columns.textThere(r, "queue"), Columns.time(r, "since")))) {
      if (row.since() != null) oldest.put(row.queue(), row.since());
    }
    return oldest;
  }
}
