package io.signalbox.routing.visibility;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.routing.ticket.Takers;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.table.Queries;
import java.util.HashMap;
import java.util.Map;

/**
 * What decides who could be offered the tickets that nobody has taken: as many as kinds of them.
 */
final class TakerQueries {
  /** The index on status leads to them. */
  private static final String WAITING =
      "select distinct takers, requirements, channel, brand, intent from ticket"
          + " where workspace = ? and status in ('queued', 'offered')";

  private TakerQueries() {}

  private record Waiting(String name, Takers takers) {}

  static Map<String, Takers> of(Queries queries, String workspace) {
    var waiting = new HashMap<String, Takers>();
    queries
        .query(
            WAITING,
            s -> Parameters.of(s).text(workspace),
            row ->
                new Waiting(
                    Columns.textThere(row, "takers"),
                    new Takers(
                        Json.read(Columns.textThere(row, "requirements"), Requirements.class),
                        new Channel(Columns.textThere(row, "channel")),
                        row.getString("brand"),
                        row.getString("intent"))))
        .forEach(one -> waiting.put(one.name(), one.takers()));
    return waiting;
  }
}
