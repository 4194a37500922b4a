package io.signalbox.survey.invitation;

import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
  List<LedgerEntry> ofTicket(Actor actor, String ticketId, @Nullable UUID after, int limit) {
    var seen = Visibility.narrowedBy(actor.access());
    return reads.query(
        "select "
            + Columns.ALL
            + " from ledger where ticket_id = ? and workspace = ? and id > ? and "
            + seen.sql(column -> column)
            + " order by id fetch first ? rows only",
        s -> {
          s.setString(1, ticketId);
          s.setString(2, actor.workspace());
          s.setObject(3, after == null ? FIRST : after);
          s.setInt(seen.bind(s, 4), limit);
        },
        Columns::read);
  }
}
