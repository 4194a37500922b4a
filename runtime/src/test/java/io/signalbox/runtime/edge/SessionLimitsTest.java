package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.SessionLimits;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service as it really runs tells PostgreSQL of a loop that may be paused. */
class SessionLimitsTest {
  @TempDir Path directory;

  @Test
  void the_loop_s_transactions_may_not_stand_still_for_long() throws Exception {
    requireLimits(Map.of(), "10s");
  }

  @Test
  void how_long_is_a_setting() throws Exception {
    requireLimits(Map.of("signalbox.db.idle-in-transaction", "25s"), "25s");
  }

  private void requireLimits(Map<String, Object> given, String idle) throws Exception {
    var settings = new HashMap<>(given);
    settings.put("signalbox.db.url", Databases.postgresUrl());
    settings.put("signalbox.db.user", "postgres");
    settings.put("signalbox.db.password", "postgres");
    settings.put("signalbox.loop.enabled", false);
    settings.put("signalbox.kafka.bootstrap-servers", "127.0.0.1:1");
    try (var probe = Probe.start(directory, settings)) {
      var loop = probe.bean(HikariDataSource.class, "loop");
      assertThat(shown(loop, "idle_in_transaction_session_timeout")).isEqualTo(idle);
      assertThat(shown(loop, "lock_timeout")).isEqualTo("1s");
      // migrations of two processes that start at once wait for each other here
      assertThat(shown(probe.bean(DataSource.class), "lock_timeout")).isEqualTo("0");
    }
  }

  private static String shown(DataSource source, String setting) throws SQLException {
    try (var connection = source.getConnection()) {
      return new SqlDb(connection)
          .query("show " + setting, Db.Binder.NONE, row -> row.getString(1))
          .getFirst();
    }
  }

  @Test
  void none_is_not_a_limit() {
    var second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new SessionLimits(second, Duration.ZERO))
        .hasMessageContaining("idle must be positive");
    assertThatThrownBy(() -> new SessionLimits(Duration.ZERO, second))
        .hasMessageContaining("lockWait must be positive");
  }
}
