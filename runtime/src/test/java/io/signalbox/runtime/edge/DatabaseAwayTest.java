package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.audit.AuditLog;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.StoreException;
import io.signalbox.runtime.testkit.Databases;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is away is another try's matter, whoever asks it. */
class DatabaseAwayTest {
  private static final List<String> READS =
      List.of(
          "/v1/dead-letters?state=dead",
          "/v1/dead-letters/" + UUID.randomUUID(),
          "/v1/audit",
          "/v1/commands/some");

  @TempDir Path directory;

  @Test
  void requests_are_503_until_it_is_back() throws Exception {
    var settings = Engine.POSTGRES.edgeOnly();
    var url = String.valueOf(settings.get("signalbox.db.url"));
    var name = url.substring(url.lastIndexOf('/') + 1);
    var server = url.substring(0, url.lastIndexOf('/')) + "/postgres";
    try (var probe = Probe.start(directory, settings);
        var operator = Databases.open(server, "postgres", "postgres")) {
      assertThat(probe.get(Role.ADMIN, "/v1/audit").status()).isEqualTo(200);
      run(operator, "alter database " + name + " allow_connections false");
      run(
          operator,
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

      var ann = new Actor("ann", Role.OPS, "acme", null);
      assertThatThrownBy(() -> probe.bean(AuditLog.class).noteRead(ann, "letter.read", "1"))
          .isInstanceOf(StoreException.class)
          .extracting(e -> ((StoreException) e).kind())
          .isEqualTo(StoreException.Kind.WORLD);
      for (var reply : atOnce(probe)) reply.problem(503, "unavailable");

      run(operator, "alter database " + name + " allow_connections true");
      await().until(() -> probe.get(Role.ADMIN, "/v1/audit").status() == 200);
    }
  }

  /** All together, for each waits as long as the pool does. */
  private static List<Reply> atOnce(Probe probe) throws Exception {
    var asked =
        READS.stream().<Callable<Reply>>map(path -> () -> probe.get(Role.ADMIN, path)).toList();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Reply>();
      for (var each : pool.invokeAll(asked)) replies.add(each.get());
      return replies;
    }
  }

  private static void run(HikariDataSource operator, String sql) throws Exception {
    try (var connection = operator.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
