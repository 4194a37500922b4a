package io.signalbox.sla.watch;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.testkit.Databases;

/** The databases that the same text of SQL must do for. */
enum Engine {
  H2 {
    @Override
    HikariDataSource open() {
      return Databases.h2("sla");
    }
  },
  POSTGRES {
    @Override
    HikariDataSource open() {
      return Databases.postgres("sla");
    }
  };

  /** A fresh database. */
  abstract HikariDataSource open();
}
