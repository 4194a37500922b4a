package io.signalbox.ingest.contact;

import io.signalbox.contracts.contact.Party;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.table.Parameters;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked about contacts. */
@Singleton
final class ContactQueries {
  private static final String SELECT =
      """
      select c.id, c.status, c.channel, c.reason, s.detail, c.duplicate_of, c.ticket_id, c.threading,
        c.received_at, s.sender, s.subject, s.beginning
      from contact c left join suspension s on s.id = c.id and s.workspace = c.workspace
      where c.workspace = ?
      """;

  /** Before every id that will ever be made. */
  private static final UUID LAST = UUID.fromString("7fffffff-ffff-7fff-bfff-ffffffffffff");

  private final Reads reads;

  ContactQueries(Reads reads) {
    this.reads = reads;
  }

  Optional<ContactView> find(String workspace, UUID id) {
    return reads
        .query(
            SELECT + " and c.id = ?",
            s -> Parameters.of(s).text(workspace).id(id),
            ContactQueries::view)
        .stream()
        .findFirst();
  }

  /** The newest first. */
  List<ContactView> list(String workspace, @Nullable ContactStatus status, Page page) {
    var before = page.after() == null ? LAST : UUID.fromString(page.after().getFirst());
    var sql =
        SELECT
            + (status == null ? "" : " and c.status = ?")
            + " and c.id < ? order by c.id desc fetch first ? rows only";
    return reads.query(
        sql,
        s -> {
          var first = Parameters.of(s).text(workspace);
          if (status != null) first = first.text(status.wire());
          first.id(before).number(page.fetch());
        },
        ContactQueries::view);
  }

  private static ContactView view(ResultSet row) throws SQLException {
    var duplicateOf = row.getObject(6, UUID.class);
    var sender = row.getString(10);
    return new ContactView(
        row.getObject(1, UUID.class).toString(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        duplicateOf == null ? null : duplicateOf.toString(),
        row.getString(7),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        sender == null ? null : Json.read(sender, Party.class),
        row.getString(11),
        row.getString(12));
  }
}
