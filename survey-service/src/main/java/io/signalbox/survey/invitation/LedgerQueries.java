package io.signalbox.survey.invitation;

import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.table.Parameters;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is asked about the ledger. */
@Singleton
public final class LedgerQueries {
  private static final UUID FIRST = new UUID(0, 0);

  private final Reads reads;

  LedgerQueries(Reads reads) {
    this.reads = reads;
  }

  /** One entry, of whatever workspace: for who holds its token. */
  public Optional<LedgerEntry> find(UUID id) {
    return reads
        .query(
            "select " + Columns.ALL + " from ledger where id = ?",
            s -> s.setObject(1, id),
            Columns::read)
        .stream()
        .findFirst();
  }

  /** The entries of a ticket, oldest first. */
  List<LedgerEntry> ofTicket(Actor actor, String ticketId, Page page) {
    var seen = Visibility.narrowedBy(actor.access());
    var after = page.after() == null ? FIRST : UUID.fromString(page.after().getFirst());
    return reads.query(
        "select "
            + Columns.ALL
            + " from ledger where ticket_id = ? and workspace = ? and id > ? and "
            + seen.sql(column -> column)
            + " order by id fetch first ? rows only",
        s ->
            Parameters.of(s)
                .text(ticketId)
                .text(actor.workspace())
                .id(after)
                .seen(seen)
                .number(page.fetch()),
        Columns::read);
  }
}
