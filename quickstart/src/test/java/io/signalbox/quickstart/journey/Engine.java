package io.signalbox.quickstart.journey;

import io.signalbox.quickstart.home.Home;
import io.signalbox.runtime.testkit.Databases;
import java.util.Map;

/** Where the services keep their state. */
enum Engine {
  H2 {
    @Override
    Map<String, String> database(Home home) {
      return Map.of("SIGNALBOX_DATA_DIR", home.databases().toString());
    }
  },
  POSTGRES {
    @Override
    Map<String, String> database(Home home) {
      return Map.of(
          "SIGNALBOX_DB_URL", Databases.postgresUrl(),
          "SIGNALBOX_DB_USER", "postgres",
          "SIGNALBOX_DB_PASSWORD", "postgres");
    }
  };

  /** The environment that gives one service a fresh database. */
  abstract Map<String, String> database(Home home);
}
