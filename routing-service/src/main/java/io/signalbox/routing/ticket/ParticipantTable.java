package io.signalbox.routing.ticket;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who else than the ticket's own customer wrote in it: one row each, of few tickets. */
public final class ParticipantTable {
  private static final String FETCH =
      "select ticket from participant where customer = ? and workspace = ?"
          + " fetch first ? rows only";
  private static final String DELETE = "delete from participant where customer = ? and ticket = ?";
  private static final String INSERT =
      "insert into participant (customer, ticket, workspace) values (?, ?, ?)";

  private ParticipantTable() {}

  /** A customer who wrote in another one's ticket. */
  public record Participant(String customer, UUID ticket, String workspace) {}

  /** Tickets in which a customer wrote though they are another's: as many as are asked for. */
  public static List<UUID> fetch(Db db, String workspace, String customer, int most) {
    return db.query(
        FETCH,
        s -> Parameters.of(s).text(customer).text(workspace).number(most),
        row -> Columns.idThere(row, "ticket"));
  }

  /** Writes those who wrote, also again. */
  public static void put(Db db, Collection<Participant> participants) {
    delete(db, participants);
    db.batch(
        INSERT,
        participants,
        (statement, each) ->
            Parameters.of(statement)
                .text(each.customer())
                .id(each.ticket())
                .text(each.workspace()));
  }

  /** Forgets all who wrote in these. */
  public static void deleteOf(Db db, Collection<UUID> tickets) {
    db.batch(
        "delete from participant where ticket = ?",
        tickets,
        (statement, ticket) -> Parameters.of(statement).id(ticket));
  }

  /** Forgets. */
  public static void delete(Db db, Collection<Participant> participants) {
    db.batch(
        DELETE,
        participants,
        (statement, each) -> Parameters.of(statement).text(each.customer()).id(each.ticket()));
  }
}
