package io.signalbox.ingest.customer;

import static java.time.ZoneOffset.UTC;

import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code customer}, as far as one batch needs it. */
public final class CustomerTable {
  private final Map<CustomerKey, CustomerRecord> customers = new HashMap<>();
  private final Set<CustomerKey> known = new HashSet<>();
  private final Map<CustomerKey, CustomerRecord> changed = new HashMap<>();
  private final Set<CustomerKey> forgotten = new HashSet<>();

  /** Reads what is known of these. */
  public void fetch(Collection<UUID> ids, Db db) {
    if (ids.isEmpty()) {
      return;
    }
    db.query(
            "select id, workspace, facts, changed_by, changed_at from customer where id = any(?)",
            s -> Parameters.of(s).ids(ids),
            row ->
                new CustomerRecord(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    Json.read(row.getString(3), CustomerFacts.class),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant()))
        .forEach(customer -> customers.put(key(customer), customer));
  }

  /** Asks which of these are customers, by the addresses they have. */
  public void lookUp(Collection<UUID> ids, Db db) {
    if (ids.isEmpty()) {
      return;
    }
    known.addAll(
        db.query(
            "select distinct workspace, customer_id from identity where customer_id = any(?)",
            s -> Parameters.of(s).ids(ids),
            row -> new CustomerKey(row.getString(1), row.getObject(2, UUID.class))));
  }

  /** A contact of theirs has come. */
  public void know(String workspace, UUID id) {
    known.add(new CustomerKey(workspace, id));
  }

  boolean isKnown(String workspace, UUID id) {
    return known.contains(new CustomerKey(workspace, id));
  }

  /** What is known of a customer; null if nobody has said anything. */
  public @Nullable CustomerRecord find(String workspace, UUID id) {
    return customers.get(new CustomerKey(workspace, id));
  }

  /** In the place of what was known before. */
  public void put(CustomerRecord customer) {
    customers.put(key(customer), customer);
    changed.put(key(customer), customer);
  }

  /** Forgets a customer: nothing is known of them from now on. */
  public void forget(CustomerKey key) {
    customers.remove(key);
    known.remove(key);
    changed.remove(key);
    forgotten.add(key);
  }

  /** Writes what changed. */
  public void write(Db db) {
    forgotten.addAll(changed.keySet());
    db.batch(
        "delete from customer where id = ? and workspace = ?",
        forgotten,
        (s, key) -> {
          s.setObject(1, key.id());
          s.setString(2, key.workspace());
        });
    db.batch(
        "insert into customer (id, workspace, facts, changed_by, changed_at)"
            + " values (?, ?, ?, ?, ?)",
        changed.values(),
        (s, customer) -> {
          s.setObject(1, customer.id());
          s.setString(2, customer.workspace());
          s.setString(3, Json.text(customer.facts()));
          s.setString(4, customer.changedBy());
          s.setObject(5, customer.changedAt().atOffset(UTC));
        });
    changed.clear();
    forgotten.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    customers.clear();
    known.clear();
  }

  private static CustomerKey key(CustomerRecord customer) {
    return new CustomerKey(customer.workspace(), customer.id());
  }
}
