package io.signalbox.routing.search;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.settings.DataSettings;
import io.signalbox.runtime.settings.DatabaseSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The index that goes with the database. */
@Factory
final class SearchFactory {
  private static final String FILES = "routing-search";

  @Singleton
  @Bean(preDestroy = "close")
  TicketIndex index(
      DatabaseSettings database,
      DataSource source,
      Reads reads,
      DataSettings data,
      InstantSource clock) {
    return database.embedded()
        ? new LuceneIndex(reads::query, new LuceneFiles(data.dir().resolve(FILES), clock))
        : new PostgresIndex(source);
  }
}
