package io.signalbox.ingest.suspension;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.SuspensionReason;
import io.signalbox.ingest.customer.CustomerKey;
import io.signalbox.ingest.normalising.ContactText;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code suspension}, as far as one batch needs it. */
public final class SuspensionTable {
  /** How many of a customer who is erased are thrown away at a time. */
  static final int ERASED_MAX = 100;

  private final Map<Id, Suspension> waiting = new HashMap<>();
  private final Map<Id, Suspension> fresh = new LinkedHashMap<>();
  private final Set<Id> over = new LinkedHashSet<>();

  /** Those of customers who are erased: as many as go at a time. */
  private final Map<CustomerKey, Set<Id>> ofErased = new HashMap<>();

  private record Id(String workspace, UUID contactId) {}

  /** Reads those of these contacts that wait; answers them. */
  public List<Suspension> fetch(Collection<UUID> contactIds, Db db) {
    if (contactIds.isEmpty()) {
      return List.of();
    }
    var found =
        db.query(
            "select reason, detail, accepted, stated from suspension where id = any(?)",
            s -> Parameters.of(s).ids(contactIds),
            SuspensionTable::read);
    found.forEach(suspension -> waiting.put(id(suspension), suspension));
    return found;
  }

  /** Reads which contacts wait of customers who are to be erased, as many as go at a time. */
  public void fetchErased(Collection<CustomerKey> erased, Db db) {
    for (var customer : erased) {
      var theirs =
          db.query(
              "select id from suspension where customer_id = ? and workspace = ? order by id"
                  + " fetch first "
                  + ERASED_MAX
                  + " rows only",
              s -> {
                s.setObject(1, customer.id());
                s.setString(2, customer.workspace());
              },
              row -> new Id(customer.workspace(), row.getObject(1, UUID.class)));
      ofErased.put(customer, new LinkedHashSet<>(theirs));
    }
  }

  /** Contacts that wait of a customer who is erased; those of this batch are among them. */
  public List<UUID> ofErased(CustomerKey customer) {
    return ofErased.getOrDefault(customer, Set.of()).stream().map(Id::contactId).toList();
  }

  /** Whether more may wait than {@link #ofErased} says. */
  public boolean hasMore(CustomerKey customer) {
    return ofErased(customer).size() >= ERASED_MAX;
  }

  /** A contact that waits; null if it does not, or never did. */
  public @Nullable Suspension find(String workspace, UUID contactId) {
    return waiting.get(new Id(workspace, contactId));
  }

  /** Lets one wait. */
  public void add(Suspension suspension) {
    waiting.put(id(suspension), suspension);
    fresh.put(id(suspension), suspension);
    ofErased.computeIfPresent(
        new CustomerKey(
            suspension.accepted().workspace(), UUID.fromString(suspension.accepted().customerId())),
        (_, theirs) -> {
          theirs.add(id(suspension));
          return theirs;
        });
  }

  /** One waits no longer. */
  public void remove(Suspension suspension) {
    remove(id(suspension));
  }

  /** One waits no longer. */
  public void remove(String workspace, UUID contactId) {
    remove(new Id(workspace, contactId));
  }

  private void remove(Id id) {
    waiting.remove(id);
    ofErased.values().forEach(theirs -> theirs.remove(id));
    if (fresh.remove(id) == null) {
      over.add(id);
    }
  }

  /** Writes what changed. */
  public void write(Db db) {
    db.batch(
        "delete from suspension where id = ? and workspace = ?",
        over,
        (s, id) -> {
          s.setObject(1, id.contactId());
          s.setString(2, id.workspace());
        });
    db.batch(
        "insert into suspension"
            + " (id, workspace, reason, detail, sender, subject, beginning, accepted, customer_id,"
            + " stated) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fresh.values(),
        (s, suspension) -> {
          s.setObject(1, suspension.contactId());
          s.setString(2, suspension.accepted().workspace());
          s.setString(3, suspension.reason().value());
          s.setString(4, suspension.detail());
          s.setString(5, Json.text(suspension.accepted().from()));
          s.setString(6, suspension.accepted().subject());
          s.setString(7, ContactText.beginning(suspension.accepted().text()));
          s.setString(8, Json.text(suspension.accepted()));
          s.setObject(9, UUID.fromString(suspension.accepted().customerId()));
          s.setString(10, Json.text(suspension.stated()));
        });
    fresh.clear();
    over.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    waiting.clear();
    ofErased.clear();
  }

  private static Id id(Suspension suspension) {
    return new Id(suspension.accepted().workspace(), suspension.contactId());
  }

  private static Suspension read(ResultSet row) throws SQLException {
    return new Suspension(
        new SuspensionReason(row.getString(1)),
        row.getString(2),
        Json.read(row.getString(3), Accepted.class),
        Json.read(row.getString(4), Submitted.class));
  }
}
