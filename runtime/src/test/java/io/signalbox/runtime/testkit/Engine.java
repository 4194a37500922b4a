package io.signalbox.runtime.testkit;

import java.util.HashMap;
import java.util.Map;

/** The databases on which a service must be the same. */
public enum Engine {
  H2,
  POSTGRES;

  /** The settings of a service over a fresh database, with no loop and no broker. */
  public Map<String, Object> edgeOnly() {
    var settings = new HashMap<String, Object>();
    settings.put("signalbox.loop.enabled", false);
    settings.put("signalbox.kafka.bootstrap-servers", "127.0.0.1:1");
    if (this == POSTGRES) {
      settings.put("signalbox.db.url", Databases.postgresUrl());
      settings.put("signalbox.db.user", "postgres");
      settings.put("signalbox.db.password", "postgres");
    }
    return settings;
  }

  /**
   * The same; on PostgreSQL it only starts if what repositories read is in the schema that the
   * migrations make, with the types they expect.
   */
  public Map<String, Object> validating() {
    var settings = edgeOnly();
    if (this == POSTGRES) settings.put("datasources.default.schema-generate", "VALIDATE");
    return settings;
  }
}
