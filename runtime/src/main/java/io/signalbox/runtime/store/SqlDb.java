package io.signalbox.runtime.store;

import io.signalbox.runtime.shard.Db;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@link Db} on one JDBC connection. */
public final class SqlDb implements Db {
  private final Connection connection;

  public SqlDb(Connection connection) {
    this.connection = connection;
  }

  @Override
  public <T> List<T> query(String sql, Binder binder, Row<T> row) {
    try (var statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) found.add(row.read(rows));
        return found;
      }
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  @Override
  public <T> void batch(String sql, Collection<T> items, ItemBinder<T> binder) {
    if (items.isEmpty()) return;
    try (var statement = connection.prepareStatement(sql)) {
      for (var item : items) {
        binder.bind(statement, item);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  @Override
  public int update(String sql, Binder binder) {
    try (var statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }
}
