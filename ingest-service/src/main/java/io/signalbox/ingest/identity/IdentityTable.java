package io.signalbox.ingest.identity;

import static java.time.ZoneOffset.UTC;

import io.signalbox.ingest.customer.CustomerKey;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Table {@code identity}, as far as one batch needs it. */
public final class IdentityTable {
  /** How many addresses of a customer are forgotten at a time. */
  static final int FORGOTTEN_MAX = 500;

  private final Map<UUID, UUID> customers = new HashMap<>();
  private final Map<UUID, Link> fresh = new LinkedHashMap<>();
  private final Set<UUID> forgotten = new LinkedHashSet<>();

  /** The addresses of customers who are erased: as many as are forgotten at a time. */
  private final Map<CustomerKey, Set<UUID>> ofErased = new HashMap<>();

  private record Row(UUID id, UUID customerId) {}

  /**
   * Reads whose these addresses are.
   *
   * @return the customers
   */
  public Set<UUID> fetch(Collection<UUID> addressIds, Db db) {
    if (addressIds.isEmpty()) {
      return Set.of();
    }
    db.query(
            "select id, customer_id from identity where id = any(?)",
            s -> Parameters.of(s).ids(addressIds),
            row -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .forEach(row -> customers.put(row.id(), row.customerId()));
    return Set.copyOf(customers.values());
  }

  /** Reads which addresses customers have who are to be erased, as many as go at a time. */
  public void fetchErased(Collection<CustomerKey> erased, Db db) {
    for (var customer : erased) {
      var theirs =
          db.query(
              "select id from identity where customer_id = ? and workspace = ? order by id"
                  + " fetch first "
                  + FORGOTTEN_MAX
                  + " rows only",
              s -> {
                s.setObject(1, customer.id());
                s.setString(2, customer.workspace());
              },
              row -> row.getObject(1, UUID.class));
      ofErased.put(customer, new LinkedHashSet<>(theirs));
    }
  }

  /** Addresses of a customer who is erased; what was learnt in this batch is among them. */
  public Set<UUID> ofErased(CustomerKey customer) {
    return ofErased.getOrDefault(customer, Set.of());
  }

  /** Whether a customer may have more addresses than {@link #ofErased} says. */
  public boolean hasMore(CustomerKey customer) {
    return ofErased(customer).size() >= FORGOTTEN_MAX;
  }

  /** Forgets addresses: who writes from one of them is somebody new. */
  public void forget(CustomerKey customer, Set<UUID> addressIds) {
    for (var id : addressIds) {
      customers.remove(id);
      fresh.remove(id);
      forgotten.add(id);
    }
    ofErased.computeIfPresent(customer, (_, theirs) -> without(theirs, addressIds));
  }

  private static Set<UUID> without(Set<UUID> all, Set<UUID> some) {
    var left = new LinkedHashSet<>(all);
    left.removeAll(some);
    return left;
  }

  /** The customer who has an address. */
  public Optional<UUID> find(Address address) {
    return Optional.ofNullable(customers.get(address.id()));
  }

  /** Remembers. */
  public void add(Link link) {
    customers.put(link.address().id(), link.customerId());
    fresh.put(link.address().id(), link);
    ofErased.computeIfPresent(
        new CustomerKey(link.workspace(), link.customerId()),
        (_, theirs) -> {
          theirs.add(link.address().id());
          return theirs;
        });
  }

  /** Writes what is new, and removes what is forgotten. */
  public void write(Db db) {
    db.batch("delete from identity where id = ?", forgotten, (s, id) -> s.setObject(1, id));
    db.batch(
        "insert into identity (id, workspace, kind, address, customer_id, known_since)"
            + " values (?, ?, ?, ?, ?, ?)",
        fresh.values(),
        (s, link) -> {
          s.setObject(1, link.address().id());
          s.setString(2, link.workspace());
          s.setString(3, link.address().kind().name().toLowerCase(Locale.ROOT));
          s.setString(4, link.address().text());
          s.setObject(5, link.customerId());
          s.setObject(6, link.since().atOffset(UTC));
        });
    fresh.clear();
    forgotten.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    customers.clear();
    ofErased.clear();
  }
}
