package io.signalbox.routing.desk;

import io.signalbox.routing.search.TicketIndex.Found;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.table.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows. The names of the filters are the names of the columns.
 *
 * @param before only those older than this ticket
 * @param searched only those that were found, if something was looked for
 */
record TicketFilters(List<Filter> filters, @Nullable UUID before, @Nullable Searched searched) {
  /** What is looked for in the tickets' words. */
  static final String WORDS = "q";

  static final String[] NAMES = {
    "status", "queue", "agent", "tier", "priority", "channel", "account", "site", WORDS
  };
  private static final String TIER = "tier";

  /** One column and the value it must have. */
  record Filter(String column, String value) {}

  /**
   * What was found, and of that what may be.
   *
   * @param cleared pattern of what may be sensitive about a ticket; null for anything
   */
  record Searched(Found found, @Nullable String cleared) {}

  static TicketFilters of(Page page) {
    var filters = new ArrayList<Filter>();
    for (var name : NAMES) {
      var value = page.filter(name);
      if (value == null || name.equals(WORDS)) continue;
      filters.add(new Filter(name, name.equals(TIER) ? tier(value) : value));
    }
    return new TicketFilters(List.copyOf(filters), null, null);
  }

  TicketFilters olderThan(@Nullable UUID ticket) {
    return new TicketFilters(filters, ticket, searched);
  }

  TicketFilters of(Searched other) {
    return new TicketFilters(filters, before, other);
  }

  private static String tier(String value) {
    if (value.matches("[1-9]")) return value;
    throw Problem.badRequest("bad-filter", "tier is a number from 1 to 9.");
  }

  /** What follows the workspace in the condition: names of ours and question marks only. */
  String sql() {
    var sql = new StringBuilder();
    for (var filter : filters) sql.append(" and t.").append(filter.column()).append(" = ?");
    if (before != null) sql.append(" and t.id < ?");
    if (searched != null) {
      sql.append(
          switch (searched.found()) {
            case Found.Ids _ -> " and t.id = any(?)";
            case Found.Rows _ ->
                " and t.id in (select w.ticket from ticket_words w"
                    + " where w.words @@ cast(? as tsquery))";
          });
      if (searched.cleared() != null)
        sql.append(" and (t.sensitivity is null or t.sensitivity ~ ?)");
    }
    return sql.toString();
  }

  Parameters bind(Parameters parameters) throws SQLException {
    for (var filter : filters) {
      var _ =
          filter.column().equals(TIER)
              ? parameters.number(Integer.parseInt(filter.value()))
              : parameters.text(filter.value());
    }
    if (before != null) parameters.id(before);
    if (searched != null) {
      var _ =
          switch (searched.found()) {
            case Found.Ids ids -> parameters.ids(ids.tickets());
            case Found.Rows rows -> parameters.text(rows.textQuery());
          };
      if (searched.cleared() != null) parameters.text(searched.cleared());
    }
    return parameters;
  }
}
