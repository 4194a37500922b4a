package io.signalbox.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The databases a loop must be the same on. */
enum Engine {
  H2,
  POSTGRES;

  /** A fresh database with the ledger's table. */
  HikariDataSource open() {
    return this == H2 ? Databases.h2("ledger") : Databases.postgres("ledger");
  }

  static <T> List<T> query(DataSource source, String sql, Db.Row<T> row) {
    try (var connection = source.getConnection()) {
      return new SqlDb(connection).query(sql, Db.Binder.NONE, row);
    } catch (SQLException e) {
      throw new AssertionError("cannot read " + sql, e);
    }
  }

  static long count(DataSource source, String sql) {
    return query(source, sql, row -> row.getLong(1)).getFirst();
  }

  static void execute(DataSource source, String sql) {
    try (var connection = source.getConnection()) {
      new SqlDb(connection).update(sql, Db.Binder.NONE);
    } catch (SQLException e) {
      throw new AssertionError("cannot run " + sql, e);
    }
  }
}
