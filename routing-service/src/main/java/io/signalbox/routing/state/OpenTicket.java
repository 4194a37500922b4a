package io.signalbox.routing.state;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.QueuedTicket;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shard that is taken reads of a ticket that waits or is an agent's: no more than it keeps.
 *
 * @param waiting its place in line; null if it does not wait for an agent
 * @param holder whose capacity it takes
 * @param keeper whose it is while somebody else's turn is awaited
 */
record OpenTicket(
    String workspace,
    UUID id,
    BacklogKey key,
    @Nullable QueuedTicket waiting,
    @Nullable String holder,
    @Nullable String keeper) {
  private static final String LOAD =
      "select id, workspace, status, queue, transferred, raised_to, classified_tier, skills,"
          + " sensitivity, channel, brand, intent, priority, since, declined, agent from ticket"
          + " where status in ('queued', 'offered', 'in-progress', 'pending', 'on-hold') and shard"
          + " = ?";

  static List<OpenTicket> load(Db db, int shard) {
    // thousands of tickets share a line: kept once, they stay under 300 bytes each
    var keys = new HashMap<BacklogKey, BacklogKey>();
    return db.query(LOAD, s -> Parameters.of(s).number(shard), row -> read(row, keys));
  }

  private static OpenTicket read(ResultSet row, Map<BacklogKey, BacklogKey> keys)
      throws SQLException {
    var read =
        new BacklogKey(
            Columns.textThere(row, "queue"),
            TicketTable.step(row),
            row.getInt("classified_tier"),
            Columns.levels(row, "skills"),
            Columns.names(row, "sensitivity"),
            new Channel(Columns.textThere(row, "channel")),
            row.getString("brand"),
            row.getString("intent"));
    var key = keys.computeIfAbsent(read, same -> same);
    var id = Columns.idThere(row, "id");
    var agent = row.getString("agent");
    return switch (Status.of(Columns.textThere(row, "status"))) {
      case QUEUED -> open(row, id, key, waiting(id, row), null, null);
      case OFFERED, IN_PROGRESS -> open(row, id, key, null, agent, null);
      case NEW, PENDING, ON_HOLD, RESOLVED, CLOSED -> open(row, id, key, null, null, agent);
    };
  }

  private static OpenTicket open(
      ResultSet row,
      UUID id,
      BacklogKey key,
      @Nullable QueuedTicket waiting,
      @Nullable String holder,
      @Nullable String keeper)
      throws SQLException {
    return new OpenTicket(Columns.textThere(row, "workspace"), id, key, waiting, holder, keeper);
  }

  private static QueuedTicket waiting(UUID id, ResultSet row) throws SQLException {
    return new QueuedTicket(
        new Priority(Columns.textThere(row, "priority")).rank(),
        Columns.timeThere(row, "since").toEpochMilli(),
        id,
        Columns.names(row, "declined"));
  }
}
