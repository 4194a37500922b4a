package io.signalbox.routing.message;

import io.signalbox.routing.table.Parameters;
import io.signalbox.runtime.shard.Db;
import java.util.Collection;

/** The messages, one row each, written once. */
public final class MessageTable {
  private static final String INSERT =
      "insert into message (ticket, id, workspace, happened_at, direction, author, contact, body)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";

  private MessageTable() {}

  /** Writes messages. */
  public static void insert(Db db, Collection<Message> messages) {
    db.batch(
        INSERT,
        messages,
        (statement, message) ->
            Parameters.of(statement)
                .id(message.ticket())
                .id(message.id())
                .text(message.workspace())
                .time(message.at())
                .text(message.direction().wire())
                .text(message.author())
                .text(message.contactId())
                .text(message.text()));
  }
}
