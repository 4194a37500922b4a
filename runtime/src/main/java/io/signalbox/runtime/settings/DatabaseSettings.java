package io.signalbox.runtime.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the service keeps its state: PostgreSQL, or without a URL an H2 file under the data
 * directory.
 *
 * @param url JDBC URL; {@code SIGNALBOX_DB_URL}
 * @param edgeConnections for HTTP; the loop has its own, so that readers never starve it
 * @param idleInTransaction how long a transaction of the loop may do nothing before PostgreSQL ends
 *     it, so that a paused process does not keep its shards from the next owner
 */
@ConfigurationProperties("signalbox.db")
public record DatabaseSettings(
    @Nullable String url,
    @Bindable(defaultValue = "sa") String user,
    @Bindable(defaultValue = "") String password,
    @Bindable(defaultValue = "10") int edgeConnections,
    @Bindable(defaultValue = "10s") Duration idleInTransaction) {
  // H2's own compaction, at the last close, moves what a kill in the middle of it then loses
  private static final String H2_MODE =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";OPTIMIZE_REUSE_RESULTS=FALSE;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=100;CACHE_SIZE=32768"
          + ";MAX_COMPACT_TIME=0";

  public DatabaseSettings {
    if (url != null) {
      requireSafe(url.toUpperCase(Locale.ROOT));
    }
    if (edgeConnections < 1) {
      throw new IllegalArgumentException("signalbox.db.edge-connections must be positive");
    }
  }

  /** The URL given, or that of the H2 file of this service. */
  public String urlFor(String service, Path dataDir) {
    return url != null
        ? url
        : "jdbc:h2:file:" + dataDir.resolve(service).toAbsolutePath().normalize() + H2_MODE;
  }

  /** Whether it is H2, of one process. */
  public boolean embedded() {
    return url == null || url.startsWith("jdbc:h2:");
  }

  private static void requireSafe(String url) {
    if (!url.startsWith("JDBC:H2:") && !url.startsWith("JDBC:POSTGRESQL:")) {
      throw new IllegalArgumentException(
          "signalbox.db.url must begin with jdbc:postgresql: or jdbc:h2:");
    }
    if (url.startsWith("JDBC:H2:")) {
      require(url, "WRITE_DELAY=0", "loses committed rows when the process is killed");
      require(url, "DATABASE_TO_LOWER=TRUE", "does not find the tables that PostgreSQL finds");
    }
  }

  private static void require(String url, String setting, String otherwise) {
    if (!url.matches(".*;" + setting + "(;.*)?")) {
      throw new IllegalArgumentException(
          "signalbox.db.url is refused: H2 without ;%s %s. Write the URL as jdbc:h2:file:<path>%s"
              .formatted(setting, otherwise, H2_MODE));
    }
  }
}
