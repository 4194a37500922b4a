package io.signalbox.routing.agent;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.table.Queries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Agents as they stand, one row each. */
public final class AgentTable {
  private static final String LOAD =
      "select workspace, id, presence, idle_since, cools_until, misses from agent"
          + " where shard = ?";
  private static final String OF_WORKSPACE =
      "select workspace, id, presence, idle_since, cools_until, misses from agent"
          + " where workspace = ?";
  private static final String INSERT =
      "insert into agent (presence, idle_since, cools_until, misses, shard, workspace, id)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update agent set presence = ?, idle_since = ?, cools_until = ?, misses = ?"
          + " where workspace = ? and id = ?";
  private static final String DELETE = "delete from agent where workspace = ? and id = ?";

  private AgentTable() {}

  /** Who an agent is: enough to take out the row. */
  public record AgentKey(String workspace, String id) {}

  /** All agents of a shard, without load. */
  public static List<AgentState> load(Db db, int shard) {
    return db.query(LOAD, s -> Parameters.of(s).number(shard), AgentTable::read);
  }

  /** All agents of a workspace, without load. */
  public static List<AgentState> ofWorkspace(Queries queries, String workspace) {
    return queries.query(OF_WORKSPACE, s -> Parameters.of(s).text(workspace), AgentTable::read);
  }

  /** Writes agents that have no row yet. */
  public static void insert(Db db, int shard, Collection<AgentState> agents) {
    db.batch(
        INSERT,
        agents,
        (statement, a) ->
            bind(Parameters.of(statement), a).number(shard).text(a.workspace()).text(a.id()));
  }

  /** Writes agents that have a row. */
  public static void update(Db db, Collection<AgentState> agents) {
    db.batch(
        UPDATE,
        agents,
        (statement, a) -> bind(Parameters.of(statement), a).text(a.workspace()).text(a.id()));
  }

  /** Takes out rows. */
  public static void delete(Db db, Collection<AgentKey> agents) {
    db.batch(
        DELETE,
        agents,
        (statement, a) -> Parameters.of(statement).text(a.workspace()).text(a.id()));
  }

  private static Parameters bind(Parameters parameters, AgentState agent) throws SQLException {
    return parameters
        .text(agent.presence().value())
        .time(agent.idleSince())
        .time(agent.coolsUntil())
        .number(agent.misses());
  }

  private static AgentState read(ResultSet row) throws SQLException {
    return new AgentState(
        Columns.textThere(row, "workspace"),
        Columns.textThere(row, "id"),
        new Presence(Columns.textThere(row, "presence")),
        Columns.timeThere(row, "idle_since"),
        Columns.time(row, "cools_until"),
        row.getInt("misses"),
        Load.NONE);
  }
}
