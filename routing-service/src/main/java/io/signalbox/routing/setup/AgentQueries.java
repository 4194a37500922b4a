package io.signalbox.routing.setup;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.table.Columns;
import io.signalbox.routing.table.Parameters;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
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
      "select d.body, a.presence, a.idle_since, a.cools_until, (select count(*) from ticket t"
          + " where t.agent = a.id and t.workspace = a.workspace"
          + " and t.status in ('offered', 'in-progress')) as tickets"
          + " from agent a join definition_version d on d.workspace = a.workspace and d.kind = 'agent'"
          + " and d.id = a.id and d.latest where a.workspace = ?";

  private final Reads reads;

  AgentQueries(Reads reads) {
    this.reads = reads;
  }

  Optional<AgentDetails> find(String workspace, String id) {
    return reads
        .query(
            SELECT + " and a.id = ?",
            s -> Parameters.of(s).text(workspace).text(id),
            AgentQueries::read)
        .stream()
        .findFirst();
  }

  /** By id. */
  List<AgentDetails> list(String workspace, Page page) {
    var presence = page.filter(PRESENCE);
    var after = page.after() == null ? null : page.after().getFirst();
    return reads.query(
        SELECT
            + (presence == null ? "" : " and a.presence = ?")
            + (after == null ? "" : " and a.id > ?")
            + " order by a.id fetch first ? rows only",
        s -> {
          var parameters = Parameters.of(s).text(workspace);
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
