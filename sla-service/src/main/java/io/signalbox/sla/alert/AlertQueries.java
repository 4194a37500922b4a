package io.signalbox.sla.alert;

import io.micronaut.data.repository.jpa.criteria.QuerySpecification;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.edge.Conditions;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.PageQuery;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.sla.clock.ClockRow;
import io.signalbox.sla.clock.ClockVisibility;
import jakarta.inject.Singleton;
import java.util.List;

/** What is asked about alerts. */
@Singleton
class AlertQueries {
  /** The names of the filters are those of the properties. */
  static final String[] FILTERS = {"ticket", "metric", "priority", "kind", "state"};

  private final AlertRows rows;

  AlertQueries(AlertRows rows) {
    this.rows = rows;
  }

  /** The newest first. */
  List<AlertRow> list(Actor actor, Page page) {
    var seen = ClockVisibility.of(actor);
    var all = PageQuery.<AlertRow>in(actor.workspace(), page);
    return (seen.equals(Visibility.all()) ? all : all.and(ofTickets(seen)))
        .filteredBy(FILTERS)
        .descending(rows, PageQuery.Key.id("id"));
  }

  /** As the tickets stand now: an alert goes with its ticket to whoever has it. */
  private static QuerySpecification<AlertRow> ofTickets(Visibility seen) {
    return (row, query, is) -> {
      var tickets = query.subquery(String.class);
      var ticket = tickets.from(ClockRow.class);
      return row.get("ticket")
          .in(tickets.select(ticket.get("ticketId")).where(Conditions.seen(seen, ticket, is)));
    };
  }
}
