package io.signalbox.routing.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.routing.message.Excerpt;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.routing.table.Parameters;
import io.signalbox.routing.table.Queries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was said in tickets. */
final class MessageQueries {
  private static final String LIST =
      "select "
          + MessageTable.COLUMNS
          + ", "
          + MessageTable.BEGINNING
          + " from message m"
          + " where m.ticket = ? and m.workspace = ? and (cast(? as uuid) is null or m.id > ?)"
          + " order by m.id fetch first ? rows only";
  private static final String ONE =
      "select "
          + MessageTable.COLUMNS
          + ", m.body from message m where m.ticket = ? and m.workspace = ? and m.id = ?";

  private final Queries queries;

  MessageQueries(Queries queries) {
    this.queries = queries;
  }

  /** Something said, and the contact it came with. */
  record MessageDetails(@JsonUnwrapped Message message, @Nullable String contactId) {}

  /** The oldest first, with the beginnings of their texts. */
  List<MessageDetails> list(String workspace, UUID ticket, @Nullable UUID after, int max) {
    return queries.query(
        LIST,
        s -> Parameters.of(s).id(ticket).text(workspace).id(after).id(after).number(max),
        row -> details(row, Excerpt.of(MessageTable.read(row))));
  }

  /** One of a ticket, with its whole text. */
  Optional<MessageDetails> find(String workspace, UUID ticket, UUID id) {
    return queries
        .query(
            ONE,
            s -> Parameters.of(s).id(ticket).text(workspace).id(id),
            row -> details(row, MessageTable.read(row)))
        .stream()
        .findFirst();
  }

  private static MessageDetails details(ResultSet row, Message message) throws SQLException {
    return new MessageDetails(message, row.getString("contact"));
  }
}
