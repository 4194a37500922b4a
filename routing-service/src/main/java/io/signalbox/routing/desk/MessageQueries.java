package io.signalbox.routing.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.routing.message.Excerpt;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.runtime.blob.BlobRef;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.table.Queries;
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
  private static final String NEWEST =
      "select "
          + MessageTable.COLUMNS
          + ", "
          + MessageTable.BEGINNING
          + " from message m where m.ticket = ? and m.workspace = ?"
          + " order by m.id desc fetch first ? rows only";
  private static final String ONE =
      "select "
          + MessageTable.COLUMNS
          + ", m.body from message m where m.ticket = ? and m.workspace = ? and m.id = ?";

  private static final String NAMING =
      "select 1 from message m where m.ticket = ? and m.workspace = ? and m.attachments like ?"
          + " fetch first 1 rows only";

  private final Queries queries;

  MessageQueries(Queries queries) {
    this.queries = queries;
  }

  /**
   * Something said, and the contact it came with.
   *
   * @param notAvailable the attachments whose bytes we should have and have not, by id
   */
  record MessageDetails(
      @JsonUnwrapped Message message, @Nullable String contactId, List<String> notAvailable) {}

  /** The oldest first, with the beginnings of their texts. */
  List<MessageDetails> list(String workspace, UUID ticket, @Nullable UUID after, int max) {
    return queries.query(
        LIST,
        s -> Parameters.of(s).id(ticket).text(workspace).id(after).id(after).number(max),
        row -> details(row, Excerpt.of(MessageTable.read(row))));
  }

  /** The newest first, with the beginnings of their texts. */
  List<Message> newest(String workspace, UUID ticket, int max) {
    return queries.query(
        NEWEST, s -> Parameters.of(s).id(ticket).text(workspace).number(max), MessageTable::read);
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

  /** Whether something said in a ticket names this blob. */
  boolean name(String workspace, UUID ticket, String sha256) {
    return BlobRef.isHash(sha256)
        && !queries
            .query(
                NAMING,
                s -> Parameters.of(s).id(ticket).text(workspace).text("%\"" + sha256 + "\"%"),
                row -> true)
            .isEmpty();
  }

  private static MessageDetails details(ResultSet row, Message message) throws SQLException {
    return new MessageDetails(message, row.getString("contact"), List.of());
  }
}
