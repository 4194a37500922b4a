package io.signalbox.ingest.identity;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Table {@code identity}, as far as one batch needs it. */
public final class IdentityTable {
  private final Map<UUID, UUID> customers = new HashMap<>();
  private final List<Link> fresh = new ArrayList<>();

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

  /** The customer who has an address. */
  public Optional<UUID> find(Address address) {
    return Optional.ofNullable(customers.get(address.id()));
  }

  /** Remembers. */
  public void add(Link link) {
    customers.put(link.address().id(), link.customerId());
    fresh.add(link);
  }

  /** Writes what is new. */
  public void write(Db db) {
    db.batch(
        "insert into identity (id, workspace, kind, address, customer_id, known_since)"
            + " values (?, ?, ?, ?, ?, ?)",
        fresh,
        (s, link) -> {
          s.setObject(1, link.address().id());
          s.setString(2, link.workspace());
          s.setString(3, link.address().kind().name().toLowerCase(Locale.ROOT));
          s.setString(4, link.address().text());
          s.setObject(5, link.customerId());
          s.setObject(6, link.since().atOffset(UTC));
        });
    fresh.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    customers.clear();
  }
}
