package io.signalbox.ingest.intake;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.testkit.Databases;

/** Every persistence test runs on both. */
enum Stores {
  H2 {
    @Override
    HikariDataSource open() {
      return Databases.h2("ingest");
    }
  },
  POSTGRES {
    @Override
    HikariDataSource open() {
      return Databases.postgres("ingest");
    }
  };

  abstract HikariDataSource open();
}
