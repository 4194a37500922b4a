package io.signalbox.routing.search;

import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.routing.search.Lexemes.Lexeme;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.table.Queries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what tickets are found by, from their rows as they are now: what is no longer there is not
 * found, whatever took it away.
 */
final class SearchedQueries {
  /** So many tickets at a time are in memory with their messages. */
  private static final int TICKETS_MAX = 4;

  /** So many are built in one turn. */
  private static final int TURN_MAX = 20;

  /** Of a ticket, the newest. */
  private static final int MESSAGES_MAX = 200;

  private static final String TICKETS =
      "select " + TicketTable.COLUMNS + " from ticket t where t.id = any(?)";
  private static final String MESSAGES =
      "select "
          + MessageTable.COLUMNS
          + ", m.ticket, m.external, "
          + MessageTable.BEGINNING
          + " from (select n.*, row_number() over (partition by n.ticket order by n.id desc) as place"
          + " from message n where n.ticket = any(?)) m where m.place <= "
          + MESSAGES_MAX
          + " order by m.ticket, m.id";
  private static final String OF_SHARD =
      "select id from ticket where shard = ? and (cast(? as uuid) is null or id > ?)"
          + " order by id fetch first ? rows only";

  private SearchedQueries() {}

  private record Said(UUID ticket, Message message, List<@Nullable String> ids) {}

  /** Tickets, so many at a time as may be in memory. */
  static List<List<UUID>> pieces(List<UUID> ids) {
    var pieces = new ArrayList<List<UUID>>();
    for (var from = 0; from < ids.size(); from += TICKETS_MAX) {
      pieces.add(ids.subList(from, Math.min(ids.size(), from + TICKETS_MAX)));
    }
    return pieces;
  }

  /** The lexemes of those of these tickets that there are. */
  static Map<UUID, List<Lexeme>> lexemes(Queries queries, List<UUID> ids) {
    var lexemes = new LinkedHashMap<UUID, Lexemes>();
    for (var ticket : queries.query(TICKETS, s -> Parameters.of(s).ids(ids), TicketTable::read)) {
      lexemes.put(ticket.id(), head(ticket));
    }
    queries
        .query(MESSAGES, s -> Parameters.of(s).ids(ids), SearchedQueries::said)
        .forEach(said -> add(lexemes.get(said.ticket()), said));
    var all = new LinkedHashMap<UUID, List<Lexeme>>();
    lexemes.forEach((id, some) -> all.put(id, some.all()));
    return all;
  }

  /** The next tickets of a shard, in the order of their ids. */
  static List<UUID> next(Queries queries, int shard, @Nullable UUID after) {
    return queries.query(
        OF_SHARD,
        s -> Parameters.of(s).number(shard).id(after).id(after).number(TURN_MAX),
        row -> Columns.idThere(row, "id"));
  }

  private static Said said(ResultSet row) throws SQLException {
    return new Said(
        Columns.idThere(row, "ticket"),
        MessageTable.read(row),
        Arrays.asList(row.getString("id"), row.getString("contact"), row.getString("external")));
  }

  private static Lexemes head(Ticket ticket) {
    var origin = ticket.origin();
    var lexemes =
        new Lexemes(ticket.workspace(), ticket.classification().language())
            .id(ticket.id().toString())
            .head(origin.subject())
            .head(origin.replyTo())
            .head(origin.customerId())
            .head(origin.conversation());
    var customer = ticket.track().answers().customer();
    return customer == null ? lexemes : lexemes.head(customer.name()).head(customer.organisation());
  }

  private static void add(@Nullable Lexemes lexemes, Said said) {
    if (lexemes == null) return; // a message whose ticket was committed after it was asked for
    var message = said.message();
    if (message.author().kind().equals(AuthorKind.CUSTOMER)) {
      lexemes.head(message.author().name());
    }
    said.ids().forEach(lexemes::id);
    lexemes.said(message.text());
    message.attachments().forEach(file -> lexemes.said(file.fileName()));
  }
}
