package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.Explanation;
import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why tickets went to whom they went: one row an offer or assignment, written once. */
public final class ExplanationTable {
  private static final String INSERT =
      "insert into explanation (ticket, fence, workspace, happened_at, rule, candidates)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String BETWEEN = "\t";

  private ExplanationTable() {}

  /** An explanation and what it explains. */
  public record Explained(
      String workspace, UUID ticket, long fence, Instant at, Explanation explanation) {}

  /** Writes explanations. */
  public static void insert(Db db, Collection<Explained> rows) {
    db.batch(
        INSERT,
        rows,
        (statement, row) ->
            Parameters.of(statement)
                .id(row.ticket())
                .number(row.fence())
                .text(row.workspace())
                .time(row.at())
                .text(row.explanation().rule())
                .text(lines(row.explanation().candidates())));
  }

  /** Removes those of tickets. */
  public static void deleteOf(Db db, Collection<UUID> tickets) {
    db.batch(
        "delete from explanation where ticket = ?",
        tickets,
        (statement, ticket) -> Parameters.of(statement).id(ticket));
  }

  /** One line a candidate: half the size of JSON, and there may be twenty of them. */
  static String lines(List<Candidate> candidates) {
    var lines = new StringBuilder(32 * candidates.size());
    for (var c : candidates) {
      if (!lines.isEmpty()) lines.append('\n');
      lines.append(c.agentId()).append(BETWEEN).append(c.verdict()).append(BETWEEN);
      if (c.score() != null) lines.append(c.score().doubleValue());
      lines.append(BETWEEN);
      if (c.reason() != null) lines.append(c.reason());
    }
    return lines.toString();
  }

  /** Reads back what {@link #lines} wrote. */
  public static List<Candidate> candidates(String lines) {
    return lines.lines().map(ExplanationTable::candidate).toList();
  }

  private static Candidate candidate(String line) {
    var parts = line.split(BETWEEN, -1);
    return new Candidate(
        parts[0], parts[1], parts[2].isEmpty() ? null : Double.valueOf(parts[2]), empty(parts[3]));
  }

  private static @Nullable String empty(String part) {
    return part.isEmpty() ? null : part;
  }
}
