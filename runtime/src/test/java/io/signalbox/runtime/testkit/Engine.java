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
}
