package io.signalbox.runtime.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.settings.DataSettings;
import io.signalbox.runtime.settings.DatabaseSettings;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.settings.StartSettings;
import io.signalbox.runtime.store.SessionLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes connection pools on the service's database. */
final class Pools {
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);
  private static final Duration LOCK_WAIT = Duration.ofSeconds(1);
  private static final int SOCKET_SECONDS_MAX = 60;

  /** The loop waits for no connection longer than this: it is tried again in the next turn. */
  private static final Duration LOOP_CONNECTION_WAIT = Duration.ofSeconds(1);

  /** A database that says nothing for so long is away; less than liveness allows a turn. */
  private static final int LOOP_SOCKET_SECONDS_MAX = 10;

  private final DatabaseSettings database;
  private final DataSettings data;
  private final ServiceSettings service;
  private final StartSettings start;

  Pools(
      DatabaseSettings database, DataSettings data, ServiceSettings service, StartSettings start) {
    this.database = database;
    this.data = data;
    this.service = service;
    this.start = start;
  }

  /** Before the first pool: lets the database have all that was committed to it. */
  void recover() {
    if (database.embedded()) H2File.recover(url(), start.patience());
  }

  /** After the last pool, which was made by this and so is closed before it. */
  void compact() {
    if (database.embedded()) H2File.compact(url());
  }

  /** A pool of so many connections; waits for a database that is not there yet. */
  HikariDataSource open(String name, int connections) {
    return open(name, connections, null);
  }

  /** A pool for the loop, whose transactions must not stand in another owner's way for long. */
  HikariDataSource openLimited(String name, int connections) {
    return open(name, connections, new SessionLimits(LOCK_WAIT, database.idleInTransaction()));
  }

  private HikariDataSource open(String name, int connections, @Nullable SessionLimits limits) {
    var config = new HikariConfig();
    config.setPoolName(service.service() + "-" + name);
    config.setJdbcUrl(url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(connections);
    var wait = limits == null ? CONNECTION_WAIT : LOOP_CONNECTION_WAIT;
    config.setConnectionTimeout(wait.toMillis());
    config.setValidationTimeout(wait.toMillis());
    config.setInitializationFailTimeout(start.patience().toMillis());
    if (limits != null) config.setConnectionInitSql(limits.sql(database.embedded()));
    if (database.embedded()) {
      // a moment is bound as local time, of which an hour comes twice in autumn
      config.addDataSourceProperty("TIME ZONE", "UTC");
    } else {
      config.addDataSourceProperty("ApplicationName", "signalbox-" + service.service());
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      var seconds = limits == null ? SOCKET_SECONDS_MAX : LOOP_SOCKET_SECONDS_MAX;
      config.addDataSourceProperty("socketTimeout", Integer.toString(seconds));
      config.addDataSourceProperty("tcpKeepAlive", "true");
    }
    return new HikariDataSource(config);
  }

  private String url() {
    return database.urlFor(service.service(), data.dir());
  }
}
