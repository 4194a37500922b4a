package io.signalbox.routing.desk;

import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.table.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tickets a list shows. The names of the filters are the names of the columns. */
record TicketFilters(List<Filter> filters, @Nullable UUID before) {
  static final String[] NAMES = {
    "status", "queue", "agent", "tier", "priority", "channel", "account", "site"
  };
  private static final String TIER = "tier";

  /** One column and the value it must have. */
  record Filter(String column, String value) {}

  static TicketFilters of(Page page) {
    var filters = new ArrayList<Filter>();
    for (var name : NAMES) {
      var value = page.filter(name);
      if (value != null) filters.add(new Filter(name, name.equals(TIER) ? tier(value) : value));
    }
    var after = page.after();
    return new TicketFilters(
        List.copyOf(filters), after == null ? null : TicketQueries.position(after));
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
    return sql.toString();
  }

  Parameters bind(Parameters parameters) throws SQLException {
    for (var filter : filters) {
      var _ =
          filter.column().equals(TIER)
              ? parameters.number(Integer.parseInt(filter.value()))
              : parameters.text(filter.value());
    }
    return before == null ? parameters : parameters.id(before);
  }
}
