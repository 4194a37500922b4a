package io.signalbox.sla.board;

import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.sla.clock.ClockVisibility;
import io.signalbox.sla.clock.TicketClocks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked about clocks. */
@Singleton
class ClockQueries {
  private final Reads reads;

  ClockQueries(Reads reads) {
    this.reads = reads;
  }

  /** A place in a list of tickets. */
  record Place(Instant on, String ticketId) {
    static final Place FIRST = new Place(Instant.EPOCH, "");
  }

  /** A ticket and the place that its most urgent clock has in the list. */
  record Placed(Place place, TicketClocks ticket) {}

  Optional<TicketClocks> find(Actor actor, String ticketId) {
    var seen = ClockVisibility.of(actor);
    return reads
        .query(
            "select body from ticket_clocks where ticket_id = ? and workspace = ? and "
                + seen.sql(column -> column),
            s -> {
              s.setString(1, ticketId);
              s.setString(2, actor.workspace());
              var _ = seen.bind(s, 3);
            },
            row -> Json.read(row.getString(1), TicketClocks.class))
        .stream()
        .findFirst();
  }

  /** Tickets with clocks in a state, the most urgent first. */
  List<Placed> list(Actor actor, ListedState state, @Nullable Place after, int limit) {
    var from = after == null ? Place.FIRST : after;
    var column = state.column();
    var seen = ClockVisibility.of(actor);
    return reads.query(
        "select "
            + column
            + ", body from ticket_clocks where workspace = ? and ("
            + column
            + ", ticket_id) > (?, ?) and "
            + seen.sql(each -> each)
            + " order by "
            + column
            + ", ticket_id fetch first ? rows only",
        s -> {
          s.setString(1, actor.workspace());
          s.setObject(2, from.on().atOffset(ZoneOffset.UTC));
          s.setString(3, from.ticketId());
          s.setInt(seen.bind(s, 4), limit);
        },
        row -> {
          var ticket = Json.read(row.getString(2), TicketClocks.class);
          var on = row.getObject(1, OffsetDateTime.class).toInstant();
          return new Placed(new Place(on, ticket.ticketId()), ticket);
        });
  }
}
