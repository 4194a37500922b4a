package io.signalbox.runtime.service;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.signalbox.runtime.settings.DataSettings;
import io.signalbox.runtime.settings.DatabaseSettings;
import io.signalbox.runtime.settings.LoopTuning;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.settings.StartSettings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The service's database, with its migrations run before anyone gets a connection. */
@Factory
final class DatabaseFactory {
  /** One for the turn of each loop, and one to spare while another is made anew. */
  private static final int SPARE_CONNECTIONS = 1;

  @Singleton
  @Bean(preDestroy = "compact")
  Pools pools(
      DatabaseSettings database, DataSettings data, ServiceSettings service, StartSettings start) {
    return new Pools(database, data, service, start);
  }

  @Primary
  @Singleton
  @Named("default") // the one that repositories read by
  @Bean(preDestroy = "close")
  HikariDataSource edge(Pools pools, DatabaseSettings database, ServiceSettings service) {
    pools.recover();
    var pool = pools.open("edge", database.edgeConnections());
    migrate(pool, service.service(), database.embedded());
    return pool;
  }

  /**
   * The loop's own connections. It is no {@code DataSource} to others: no repository may run on it.
   *
   * @param migrated only to have the migrations run first
   */
  @Singleton
  @Named("loop")
  @Bean(typed = HikariDataSource.class, preDestroy = "close")
  HikariDataSource loop(Pools pools, LoopTuning tuning, DataSource migrated) {
    return pools.openLimited("loop", LoopRunner.loops(tuning) + SPARE_CONNECTIONS);
  }

  /** What only one of the databases can do is in a directory of its own. */
  private static void migrate(DataSource source, String service, boolean embedded) {
    var own = "classpath:db/" + service;
    var _ =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:db/runtime", own, own + (embedded ? "-h2" : "-postgresql"))
            .failOnMissingLocations(false)
            .outOfOrder(true)
            .load()
            .migrate();
  }
}
