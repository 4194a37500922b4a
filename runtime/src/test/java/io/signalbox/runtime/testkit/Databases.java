package io.signalbox.runtime.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** Fresh databases for tests, the migrations run: H2 in memory or in a file, real PostgreSQL. */
public final class Databases {
  /** What every H2 URL of ours says. */
  public static final String H2_MODE =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";OPTIMIZE_REUSE_RESULTS=FALSE;DB_CLOSE_ON_EXIT=FALSE";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Databases() {}

  /** A fresh H2 database in memory, gone when its pool is closed. */
  public static HikariDataSource h2(String service) {
    return migrated(
        open("jdbc:h2:mem:test" + COUNT.incrementAndGet() + H2_MODE, "sa", ""), service);
  }

  /** An H2 database in a file, made if it is not there. */
  public static HikariDataSource h2(String service, Path file) {
    return migrated(open("jdbc:h2:file:" + file.toAbsolutePath() + H2_MODE, "sa", ""), service);
  }

  /** A fresh PostgreSQL database on a server that lives as long as this JVM. */
  public static HikariDataSource postgres(String service) {
    return migrated(open(postgresUrl(), "postgres", "postgres"), service);
  }

  /** The JDBC URL of a fresh, empty PostgreSQL database; user and password are postgres. */
  public static String postgresUrl() {
    return PostgresServer.get().create("test" + COUNT.incrementAndGet());
  }

  /** A pool on that URL. */
  public static HikariDataSource open(String url, String user, String password) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(5);
    return new HikariDataSource(config);
  }

  /** Runs the runtime's migrations and the service's own. */
  public static HikariDataSource migrated(HikariDataSource source, String service) {
    var own = "classpath:db/" + service;
    var engine = source.getJdbcUrl().startsWith("jdbc:h2:") ? "-h2" : "-postgresql";
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/runtime", own, own + engine)
        .failOnMissingLocations(false)
        .outOfOrder(true)
        .load()
        .migrate();
    return source;
  }
}
