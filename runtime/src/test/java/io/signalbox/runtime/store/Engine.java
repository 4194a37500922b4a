package io.signalbox.runtime.store;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The databases a store must be the same on. */
enum Engine {
  H2,
  POSTGRES;

  private static final List<String> TABLES =
      List.of(
          "shard",
          "outbox",
          "timer",
          "outcome",
          "dead_letter",
          "audit",
          "delivery",
          "delivery_target",
          "erasure",
          "effect");

  private static final Map<Engine, HikariDataSource> KEPT = new EnumMap<>(Engine.class);

  /** A fresh database with the ledger's table. */
  HikariDataSource open() {
    return this == H2 ? Databases.h2("ledger") : Databases.postgres("ledger");
  }

  /** One that lives as long as this JVM, without a row. */
  HikariDataSource emptied() {
    HikariDataSource source;
    synchronized (KEPT) {
      source = KEPT.computeIfAbsent(this, Engine::open);
    }
    try (var connection = source.getConnection()) {
      var db = new SqlDb(connection);
      for (var table : TABLES) db.update("delete from " + table, Db.Binder.NONE);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot empty " + this, e);
    }
    return source;
  }
}
