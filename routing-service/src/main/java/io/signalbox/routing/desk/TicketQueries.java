package io.signalbox.routing.desk;

import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.routing.assignment.ExplanationTable;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.routing.visibility.Sights;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads tickets, and why they went to whom. */
@Singleton
final class TicketQueries {
  private static final int OFFERS_MAX = 200;
  private static final int REASONS_MAX = 200;

  private static final String ONE =
      "select " + TicketTable.COLUMNS + " from ticket t where t.id = ? and t.workspace = ?";
  private static final String OFFERS =
      "select "
          + TicketTable.COLUMNS
          + " from ticket t where t.agent = ? and t.status = 'offered' and t.workspace = ?";
  private static final String REASONS =
      "select fence, happened_at, rule, candidates from explanation"
          + " where ticket = ? and workspace = ? order by fence desc fetch first ? rows only";

  private final Reads reads;
  private final Sights sights;

  TicketQueries(Reads reads, Sights sights) {
    this.reads = reads;
    this.sights = sights;
  }

  private static String and(Visibility seen) {
    return " and " + seen.sql(attribute -> "t." + attribute);
  }

  /** Why it went to whom it went, one time. */
  record Reason(long fence, Instant at, String rule, List<Candidate> candidates) {}

  Optional<Ticket> find(Actor actor, String id) {
    var seen = sights.of(actor);
    return TicketIds.ticket(id)
        .flatMap(
            ticket ->
                reads
                    .query(
                        ONE + and(seen),
                        s -> Parameters.of(s).id(ticket).text(actor.workspace()).seen(seen),
                        TicketTable::read)
                    .stream()
                    .findFirst());
  }

  /** The newest first. */
  List<Ticket> list(Actor actor, Page page) {
    var after = page.after();
    var filters = TicketFilters.of(page).olderThan(after == null ? null : position(after));
    return list(actor, sights.of(actor), filters, page.fetch());
  }

  /** The newest first. */
  List<Ticket> list(Actor actor, Visibility seen, TicketFilters filters, int max) {
    return reads.query(
        "select "
            + TicketTable.COLUMNS
            + " from ticket t where t.workspace = ?"
            + and(seen)
            + filters.sql()
            + " order by t.id desc fetch first ? rows only",
        s -> filters.bind(Parameters.of(s).text(actor.workspace()).seen(seen)).number(max),
        TicketTable::read);
  }

  List<Ticket> offers(Actor actor, String agent) {
    var seen = sights.of(actor);
    return reads.query(
        OFFERS + and(seen) + " order by t.deadline, t.id fetch first ? rows only",
        s -> Parameters.of(s).text(agent).text(actor.workspace()).seen(seen).number(OFFERS_MAX),
        TicketTable::read);
  }

  /** The newest first. */
  List<Reason> reasons(String workspace, UUID ticket) {
    return reads.query(
        REASONS,
        s -> Parameters.of(s).id(ticket).text(workspace).number(REASONS_MAX),
        TicketQueries::reason);
  }

  /** The id that a cursor holds. */
  static UUID position(List<String> cursor) {
    return TicketIds.ticket(cursor.getFirst())
        .orElseThrow(() -> Problem.badRequest("bad-cursor", "This cursor is none of this list."));
  }

  private static Reason reason(ResultSet row) throws SQLException {
    return new Reason(
        row.getLong("fence"),
        Columns.timeThere(row, "happened_at"),
        Columns.textThere(row, "rule"),
        ExplanationTable.candidates(Columns.textThere(row, "candidates")));
  }
}
