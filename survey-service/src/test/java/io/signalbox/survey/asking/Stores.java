package io.signalbox.survey.asking;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.testkit.Databases;

/** Every persistence test runs on both. */
enum Stores {
  H2 {
    @Override
    HikariDataSource open() {
      return Databases.h2("survey");
    }
  },
  POSTGRES {
    @Override
    HikariDataSource open() {
      return Databases.postgres("survey");
    }
  };

  abstract HikariDataSource open();
}
