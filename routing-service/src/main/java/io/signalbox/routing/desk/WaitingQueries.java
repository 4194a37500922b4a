package io.signalbox.routing.desk;

import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.agent.AgentTable;
import io.signalbox.routing.agent.Load;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.Choice;
import io.signalbox.routing.assignment.Pools;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.table.Queries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Explains a ticket while it waits: the same choice that would be made now, by what was committed.
 */
final class WaitingQueries {
  private static final String RANK =
      "case priority when 'urgent' then 3 when 'high' then 2 when 'low' then 0 else 1 end";
  private static final String BEFORE =
      "select count(*) as number from ticket where status = 'queued' and workspace = ?"
          + " and queue = ? and ("
          + RANK
          + " > ? or ("
          + RANK
          + " = ? and (since < ? or (since = ? and id < ?))))";
  private static final String LOADS =
      "select agent, channel, count(*) as number from ticket where workspace = ?"
          + " and status in ('offered', 'in-progress') group by agent, channel";

  private final Queries queries;
  private final Function<String, Definitions> definitions;

  WaitingQueries(Queries queries, Function<String, Definitions> definitions) {
    this.queries = queries;
    this.definitions = definitions;
  }

  private record Held(String agent, String channel, int number) {}

  /** Why it waits; null if it does not. */
  @Nullable WaitingDetails explain(Ticket ticket, Instant now) {
    if (!(ticket.phase() instanceof Phase.Queued queued)) return null;
    var known = definitions.apply(ticket.workspace());
    var line = BacklogKey.of(ticket);
    var pool = new Pools(known).of(line);
    var agents = agents(ticket.workspace());
    var choice = Choice.among(pool, ticket, queued.declined(), agents::get, now);
    return new WaitingDetails(
        queued.since(),
        1 + before(ticket, queued.since()),
        choice.whyNobody(),
        line.requirements(known),
        choice.explaining().full().candidates());
  }

  private long before(Ticket ticket, Instant since) {
    var rank = ticket.classification().priority().rank();
    return queries
        .query(
            BEFORE,
            s ->
                Parameters.of(s)
                    .text(ticket.workspace())
                    .text(ticket.placement().queue())
                    .number(rank)
                    .number(rank)
                    .time(since)
                    .time(since)
                    .id(ticket.id()),
            row -> row.getLong("number"))
        .getFirst();
  }

  private Map<String, AgentState> agents(String workspace) {
    var agents = new HashMap<String, AgentState>();
    AgentTable.ofWorkspace(queries, workspace).forEach(agent -> agents.put(agent.id(), agent));
    var held =
        queries.query(
            LOADS,
            s -> Parameters.of(s).text(workspace),
            row ->
                new Held(
                    Columns.textThere(row, "agent"),
                    Columns.textThere(row, "channel"),
                    row.getInt("number")));
    for (var some : held) {
      agents.computeIfPresent(
          some.agent(),
          (_, agent) -> agent.loaded(with(agent.load(), some.channel(), some.number())));
    }
    return agents;
  }

  private static Load with(Load load, String channel, int number) {
    var byChannel = new HashMap<>(load.byChannel());
    byChannel.put(channel, number);
    return new Load(load.total() + number, byChannel);
  }
}
