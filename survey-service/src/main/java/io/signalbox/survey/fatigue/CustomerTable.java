package io.signalbox.survey.fatigue;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Table {@code customer}, as far as one batch needs it. */
public final class CustomerTable {
  private final Map<UUID, Customer> known = new HashMap<>();
  private final Set<UUID> stored = new HashSet<>();
  private final Set<UUID> changed = new LinkedHashSet<>();
  private final Set<UUID> forgotten = new LinkedHashSet<>();

  /** Reads these. */
  public void fetch(Collection<UUID> keys, Db db) {
    if (keys.isEmpty()) {
      return;
    }
    db.query(
            "select id, workspace, customer_id, opted_out, asked from customer where id = any(?)",
            s -> Parameters.of(s).ids(keys),
            CustomerTable::read)
        .forEach(
            customer -> {
              known.put(customer.id(), customer);
              stored.add(customer.id());
            });
  }

  /** A customer, known or not. */
  public Customer find(String workspace, String customerId) {
    var customer = known.get(Customer.key(workspace, customerId));
    return customer == null ? Customer.unknown(workspace, customerId) : customer;
  }

  /** Puts a customer as they are now. */
  public void put(Customer customer) {
    known.put(customer.id(), customer);
    changed.add(customer.id());
  }

  /** Forgets a customer. */
  public void forget(String workspace, String customerId) {
    var key = Customer.key(workspace, customerId);
    known.remove(key);
    stored.remove(key);
    changed.remove(key);
    forgotten.add(key);
  }

  /** Writes what changed. */
  public void write(Db db) {
    db.batch("delete from customer where id = ?", forgotten, (s, id) -> s.setObject(1, id));
    forgotten.clear();
    var customers = changed.stream().map(known::get).toList();
    db.batch(
        "update customer set opted_out = ?, asked = ? where id = ?",
        customers.stream().filter(customer -> stored.contains(customer.id())).toList(),
        (s, customer) -> {
          s.setBoolean(1, customer.optedOut());
          s.setString(2, text(customer.asked()));
          s.setObject(3, customer.id());
        });
    db.batch(
        "insert into customer (id, workspace, customer_id, opted_out, asked)"
            + " values (?, ?, ?, ?, ?)",
        customers.stream().filter(customer -> !stored.contains(customer.id())).toList(),
        (s, customer) -> {
          s.setObject(1, customer.id());
          s.setString(2, customer.workspace());
          s.setString(3, customer.customerId());
          s.setBoolean(4, customer.optedOut());
          s.setString(5, text(customer.asked()));
        });
    stored.addAll(changed);
    changed.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    known.clear();
    stored.clear();
  }

  private static String text(List<Asked> asked) {
    return asked.stream().map(Asked::text).collect(Collectors.joining(" "));
  }

  private static Customer read(ResultSet row) throws SQLException {
    var text = row.getString(5);
    var asked =
        text.isEmpty()
            ? List.<Asked>of()
            : Arrays.stream(text.split(" ")).map(Asked::parse).toList();
    return new Customer(
        row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4), asked);
  }
}
