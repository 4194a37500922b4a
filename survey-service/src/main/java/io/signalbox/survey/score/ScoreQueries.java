package io.signalbox.survey.score;

import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.survey.program.Scale;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers, counted. */
@Singleton
final class ScoreQueries {
  private final Reads reads;

  ScoreQueries(Reads reads) {
    this.reads = reads;
  }

  /** By whom or what scores can be told apart, and the column that says so. */
  enum By {
    AGENT("agent_id"),
    SITE("site"),
    QUEUE("queue"),
    CHANNEL("channel"),
    BRAND("brand"),
    INTENT("intent"),
    PROGRAM("program_id");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  private record Count(@Nullable String group, int score, long n) {}

  /** The score of each group with an answer, by its name; what has no name is under "". */
  Map<String, Score> scores(Actor actor, Scale scale, @Nullable By by, Instant from, Instant to) {
    var counts = new TreeMap<String, Map<Integer, Long>>();
    for (var count : counts(actor, scale, by, from, to)) {
      counts
          .computeIfAbsent(count.group() == null ? "" : count.group(), _ -> new HashMap<>())
          .put(count.score(), count.n());
    }
    var scores = new TreeMap<String, Score>();
    counts.forEach((group, answers) -> scores.put(group, Formula.of(scale, answers)));
    return scores;
  }

  private List<Count> counts(Actor actor, Scale scale, @Nullable By by, Instant from, Instant to) {
    var seen = Visibility.narrowedBy(actor.access());
    // the column's name is one of ours; nothing of a request is ever part of a statement's text
    var group = by == null ? "metric" : by.column;
    return reads.query(
        "select "
            + group
            + ", score, count(*) from ledger where workspace = ? and answered_at >= ?"
            + " and answered_at < ? and metric = ? and "
            + seen.sql(column -> column)
            + " group by "
            + group
            + ", score",
        s ->
            Parameters.of(s)
                .text(actor.workspace())
                .time(from)
                .time(to)
                .text(scale.metric().value())
                .seen(seen),
        row -> new Count(row.getString(1), row.getInt(2), row.getLong(3)));
  }
}
