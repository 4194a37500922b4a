package io.signalbox.sla.board;

import static io.signalbox.runtime.edge.Conditions.both;
import static io.signalbox.runtime.edge.Conditions.equal;
import static io.signalbox.runtime.edge.Conditions.inWorkspace;
import static io.signalbox.runtime.edge.Conditions.there;

import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.PageQuery;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.sla.clock.ClockRow;
import io.signalbox.sla.clock.ClockVisibility;
import io.signalbox.sla.clock.TicketClocks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What is asked about clocks. */
@Singleton
class ClockQueries {
  private final ClockRows rows;

  ClockQueries(ClockRows rows) {
    this.rows = rows;
  }

  Optional<TicketClocks> find(Actor actor, String ticketId) {
    var seen = ClockVisibility.of(actor);
    return rows.findOne(both(inWorkspace(actor.workspace(), seen), equal("ticketId", ticketId)))
        .map(ClockRow::ticket);
  }

  /** Tickets with clocks in a state, the most urgent first. */
  List<ClockRow> list(Actor actor, ListedState state, Page page) {
    return PageQuery.<ClockRow>in(actor.workspace(), page)
        .seen(ClockVisibility.of(actor))
        .and(there(state.property()))
        .ascending(rows, PageQuery.Key.moment(state.property()), PageQuery.Key.text("ticketId"));
  }
}
