package io.signalbox.ingest.contact;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.shard.Db;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Table {@code contact}. Nothing is decided by it, so nothing of it is ever fetched. */
public final class ContactTable {
  private final List<ContactEntry> taken = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<TicketLink> links = new ArrayList<>();

  private record Change(UUID id, String workspace, ContactStatus status) {}

  /** A contact came. */
  public void add(ContactEntry contact) {
    taken.add(contact);
  }

  /** A person decided. */
  public void change(UUID id, String workspace, ContactStatus status) {
    changes.add(new Change(id, workspace, status));
  }

  /** Routing said which ticket it became. */
  public void link(TicketLink link) {
    links.add(link);
  }

  /** Writes all of it, in the order in which it can have happened to one contact. */
  public void write(Db db) {
    insert(db);
    db.batch(
        "update contact set status = ? where id = ? and workspace = ?",
        changes,
        (s, change) -> {
          s.setString(1, change.status().wire());
          s.setObject(2, change.id());
          s.setString(3, change.workspace());
        });
    db.batch(
        "update contact set ticket_id = ?, threading = ? where id = ? and workspace = ?",
        links,
        (s, link) -> {
          s.setString(1, link.ticketId());
          s.setString(2, link.threading().wire());
          s.setObject(3, link.contactId());
          s.setString(4, link.workspace());
        });
    taken.clear();
    changes.clear();
    links.clear();
  }

  private void insert(Db db) {
    db.batch(
        "insert into contact (id, workspace, status, channel, reason, duplicate_of, received_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        taken,
        (s, contact) -> {
          s.setObject(1, contact.id());
          s.setString(2, contact.workspace());
          s.setString(3, contact.status().wire());
          s.setString(4, contact.channel().value());
          s.setString(5, contact.reason());
          s.setObject(6, contact.duplicateOf());
          s.setObject(7, contact.receivedAt().atOffset(UTC));
        });
  }
}
