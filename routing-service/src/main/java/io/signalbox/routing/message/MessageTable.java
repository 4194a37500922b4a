package io.signalbox.routing.message;

import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.DeliveryState;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageAttachment;
import io.signalbox.contracts.ticket.MessageDelivery;
import io.signalbox.contracts.ticket.MessageDirection;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The messages, one row each; all but their delivery is written once. */
public final class MessageTable {
  /** Every column that {@link #read} needs but the text, which is {@code body}. */
  public static final String COLUMNS =
      "m.id, m.direction, m.author_kind, m.author, m.author_name, m.contact, m.attachments,"
          + " m.happened_at, m.delivery, m.delivery_at, m.delivery_reason";

  /** As much of the text as an excerpt may need: a character is a byte at least. */
  public static final String BEGINNING =
      "substring(m.body, 1, " + (Excerpt.BYTES_MAX + 1) + ") as body";

  private static final String INSERT =
      "insert into message (ticket, id, workspace, happened_at, direction, author_kind, author,"
          + " author_name, contact, external, body, attachments, delivery, delivery_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String UPDATE =
      "update message set delivery = ?, delivery_at = ?, delivery_reason = ?"
          + " where ticket = ? and id = ?";

  private static final String FETCH =
      "select m.id as message_id, m.delivery, m.delivery_at, m.delivery_reason, "
          + TicketTable.COLUMNS
          + " from message m join ticket t on t.id = m.ticket"
          + " where m.id = any(?) and m.delivery is not null";

  private MessageTable() {}

  /** Where a message is. */
  public record Key(UUID ticket, UUID id) {}

  /** A message on its way out, and its ticket. */
  public record Row(SentMessage message, Ticket ticket) {}

  /** Those on their way out, with their tickets: one query for both. */
  public static List<Row> fetch(Db db, List<UUID> ids) {
    if (ids.isEmpty()) return List.of();
    return db.query(FETCH, s -> Parameters.of(s).ids(ids), MessageTable::sent);
  }

  private static Row sent(ResultSet row) throws SQLException {
    var ticket = TicketTable.read(row);
    var delivery = delivery(row);
    if (delivery == null) throw new IllegalStateException("only what goes out is asked for");
    var message = new SentMessage(Columns.idThere(row, "message_id"), ticket.id(), delivery);
    return new Row(message, ticket);
  }

  /** Writes messages. */
  public static void insert(Db db, Collection<TicketMessage> messages) {
    db.batch(
        INSERT,
        messages,
        (statement, message) -> {
          var whole = message.whole();
          var delivery = whole.delivery();
          var files = whole.attachments();
          Parameters.of(statement)
              .id(message.ticket())
              .id(message.id())
              .text(message.workspace())
              .time(whole.at())
              .text(whole.direction().value())
              .text(whole.author().kind().value())
              .text(whole.author().id())
              .text(whole.author().name())
              .text(message.contactId())
              .text(message.externalId())
              .text(whole.text())
              .text(files.isEmpty() ? null : Json.text(files))
              .text(delivery == null ? null : delivery.state().value())
              .time(delivery == null ? null : delivery.at());
        });
  }

  /** Writes how far messages have come. */
  public static void update(Db db, Collection<SentMessage> messages) {
    db.batch(
        UPDATE,
        messages,
        (statement, message) ->
            Parameters.of(statement)
                .text(message.delivery().state().value())
                .time(message.delivery().at())
                .text(message.delivery().reason())
                .id(message.ticket())
                .id(message.id()));
  }

  /** How many messages tickets have, of which there are any. */
  public static Map<UUID, Integer> count(Db db, List<UUID> tickets) {
    if (tickets.isEmpty()) return Map.of();
    return db
        .query(
            "select ticket, count(*) as said from message where ticket = any(?) group by ticket",
            s -> Parameters.of(s).ids(tickets),
            row -> Map.entry(Columns.idThere(row, "ticket"), row.getInt("said")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Some messages of a ticket: as many as are asked for. */
  public static List<Key> some(Db db, UUID ticket, int most) {
    return db.query(
        "select ticket, id from message where ticket = ? fetch first ? rows only",
        s -> Parameters.of(s).id(ticket).number(most),
        MessageTable::key);
  }

  /** What a customer said in these tickets: as much as is asked for. */
  public static List<Key> saidBy(Db db, String customer, List<UUID> tickets, int most) {
    if (tickets.isEmpty()) return List.of();
    return db.query(
        "select ticket, id from message where ticket = any(?) and author = ? and author_kind = ?"
            + " fetch first ? rows only",
        s ->
            Parameters.of(s)
                .ids(tickets)
                .text(customer)
                .text(AuthorKind.CUSTOMER.value())
                .number(most),
        MessageTable::key);
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(Columns.idThere(row, "ticket"), Columns.idThere(row, "id"));
  }

  /** Removes messages. */
  public static void delete(Db db, Collection<Key> messages) {
    db.batch(
        "delete from message where ticket = ? and id = ?",
        messages,
        (statement, each) -> Parameters.of(statement).id(each.ticket()).id(each.id()));
  }

  /** Removes all messages of tickets. */
  public static void deleteOf(Db db, Collection<UUID> tickets) {
    db.batch(
        "delete from message where ticket = ?",
        tickets,
        (statement, ticket) -> Parameters.of(statement).id(ticket));
  }

  /** Reads a message with as much of its text as the row has. */
  public static Message read(ResultSet row) throws SQLException {
    var direction = new MessageDirection(Columns.textThere(row, "direction"));
    var files = row.getString("attachments");
    return new Message(
        Columns.idThere(row, "id").toString(),
        direction,
        new Author(
            new AuthorKind(Columns.textThere(row, "author_kind")),
            row.getString("author"),
            row.getString("author_name")),
        TicketMessage.visible(direction),
        row.getString("body"),
        false,
        files == null ? List.of() : List.of(Json.read(files, MessageAttachment[].class)),
        Columns.timeThere(row, "happened_at"),
        delivery(row));
  }

  private static @Nullable MessageDelivery delivery(ResultSet row) throws SQLException {
    var state = row.getString("delivery");
    return state == null
        ? null
        : new MessageDelivery(
            new DeliveryState(state),
            Columns.timeThere(row, "delivery_at"),
            row.getString("delivery_reason"));
  }
}
