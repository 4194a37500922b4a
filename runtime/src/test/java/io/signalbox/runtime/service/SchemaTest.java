package io.signalbox.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import io.signalbox.runtime.testkit.Engine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What repositories read is in the schema that the migrations make, with the types they expect. */
class SchemaTest {
  private static final List<String> READ =
      List.of("audit.subject", "dead_letter.detail", "outcome.body", "shard.state");

  @TempDir Path directory;

  @Test
  void all_that_is_read_is_there() throws Exception {
    try (var probe = Probe.start(directory, Engine.POSTGRES.validating())) {
      assertThat(probe.bean(DataSource.class)).isNotNull();
    }
  }

  @Test
  void what_is_missing_is_seen() throws SQLException {
    for (var column : READ) {
      var settings = Engine.POSTGRES.validating();
      var url = String.valueOf(settings.get("signalbox.db.url"));
      try (var source = Databases.open(url, "postgres", "postgres")) {
        drop(Databases.migrated(source, "probe"), column.split("\\.", -1));
      }
      assertThatThrownBy(() -> Probe.start(directory, settings).close())
          .as(column)
          .hasStackTraceContaining(column.split("\\.", -1)[1]);
    }
  }

  private static void drop(HikariDataSource source, String[] column) throws SQLException {
    try (var connection = source.getConnection()) {
      new SqlDb(connection)
          .update("alter table " + column[0] + " drop column " + column[1], Db.Binder.NONE);
    }
  }
}
