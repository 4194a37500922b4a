package io.signalbox.routing.setup;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.visibility.Sights;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads agents: as defined, as they stand, and how many tickets they hold. */
@Singleton
final class AgentQueries {
  static final String PRESENCE = "presence";

  private static final String SELECT =
      "select d.body, a.presence, a.idle_since, a.cools_until, (select count(*) from ticket t where"
          + " t.agent = a.id and t.workspace = a.workspace and t.status in ('offered',"
          + " 'in-progress')) as tickets from agent a join definition_version d on d.workspace ="
          + " a.workspace and d.kind = 'agent' and d.id = a.id and d.latest where a.workspace = ?";

  private final Reads reads;
  private final Sights sights;

  AgentQueries(Reads reads, Sights sights) {
    this.reads = reads;
    this.sights = sights;
  }

  Optional<AgentDetails> find(Actor actor, String id) {
    var seen = sights.agents(actor);
    if (seen != null && !seen.contains(id)) return Optional.empty();
    return reads
        .query(
            SELECT + " and a.id = ?",
            s -> Parameters.of(s).text(actor.workspace()).text(id),
            AgentQueries::read)
        .stream()
        .findFirst();
  }

  /** By id. */
  List<AgentDetails> list(Actor actor, Page page) {
    var seen = sights.agents(actor);
    var presence = page.filter(PRESENCE);
    var after = page.after() == null ? null : page.after().getFirst();
    return reads.query(
        SELECT
            + (seen == null ? "" : " and a.id = any(?)")
            + (presence == null ? "" : " and a.presence = ?")
            + (after == null ? "" : " and a.id > ?")
            + " order by a.id fetch first ? rows only",
        s -> {
          var parameters = Parameters.of(s).text(actor.workspace());
          if (seen != null) parameters = parameters.texts(seen);
          if (presence != null) parameters = parameters.text(presence);
          if (after != null) parameters = parameters.text(after);
          var _ = parameters.number(page.fetch());
        },
        AgentQueries::read);
  }

  private static AgentDetails read(ResultSet row) throws SQLException {
    return new AgentDetails(
        Json.read(Columns.textThere(row, "body"), DefineAgent.class),
        new Presence(Columns.textThere(row, "presence")),
        row.getLong("tickets"),
        Columns.timeThere(row, "idle_since"),
        Columns.time(row, "cools_until"));
  }
}
