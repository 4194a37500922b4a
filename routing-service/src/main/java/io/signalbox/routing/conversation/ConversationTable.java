package io.signalbox.routing.conversation;

import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which ticket each conversation goes on in. */
public final class ConversationTable {
  private static final String FETCH =
      "select c.id as conversation_id, "
          + TicketTable.COLUMNS
          + " from conversation c join ticket t on t.id = c.ticket where c.id = any(?)";
  private static final String INSERT = "insert into conversation (id, ticket) values (?, ?)";
  private static final String UPDATE = "update conversation set ticket = ? where id = ?";

  private ConversationTable() {}

  /** A conversation and the ticket it goes on in. */
  public record Row(UUID conversation, Ticket ticket) {}

  /** The id of a workspace's conversation: short, whatever the key. */
  public static UUID id(String workspace, String key) {
    return Ids.hash(workspace, key);
  }

  /** Those conversations that are known, with their tickets: one query for both. */
  public static List<Row> fetch(Db db, List<UUID> ids) {
    if (ids.isEmpty()) return List.of();
    return db.query(
        FETCH,
        s -> Parameters.of(s).ids(ids),
        row -> new Row(Columns.idThere(row, "conversation_id"), TicketTable.read(row)));
  }

  /** Writes conversations that are new. */
  public static void insert(Db db, Collection<Map.Entry<UUID, UUID>> tickets) {
    db.batch(
        INSERT,
        tickets,
        (statement, entry) -> Parameters.of(statement).id(entry.getKey()).id(entry.getValue()));
  }

  /** Forgets conversations, unless they go on in another ticket. */
  public static void delete(Db db, Collection<Map.Entry<UUID, UUID>> tickets) {
    db.batch(
        "delete from conversation where id = ? and ticket = ?",
        tickets,
        (statement, entry) -> Parameters.of(statement).id(entry.getKey()).id(entry.getValue()));
  }

  /** Writes conversations that go on in another ticket. */
  public static void update(Db db, Collection<Map.Entry<UUID, UUID>> tickets) {
    db.batch(
        UPDATE,
        tickets,
        (statement, entry) -> Parameters.of(statement).id(entry.getValue()).id(entry.getKey()));
  }
}
