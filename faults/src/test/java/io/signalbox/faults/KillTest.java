package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process halted at every named step of the loop and started again: what went in came out, in
 * order, each effect once, numbers without a gap: at each step once on H2, at the first five on
 * PostgreSQL. {@code -Psoak}: fifty kills of ten times as many records.
 */
class KillTest {
  private static final boolean SOAK = Boolean.getBoolean("soak");
  private static final int RECORDS = SOAK ? 100_000 : 10_000;
  private static final List<Fault> FAULTS = List.copyOf(Fault.ofLoop());
  private static final List<String> WORKSPACES = List.of("north", "south", "east", "west");

  @TempDir Path directory;

  @Test
  void on_h2_nothing_is_lost_or_done_twice() throws Exception {
    var url = "jdbc:h2:file:" + directory.resolve("ledger") + Databases.H2_MODE;
    kill(url, "sa", "postgres", SOAK ? 50 : FAULTS.size());
  }

  @Test
  void on_postgres_nothing_is_lost_or_done_twice() throws Exception {
    kill(Databases.postgresUrl(), "postgres", "postgres", SOAK ? 50 : 5);
  }

  private void kill(String url, String user, String password, int kills) throws Exception {
    var began = System.nanoTime();
    Databases.migrated(Databases.open(url, user, password), "ledger").close();
    try (var kafka = Kafka.start(Ledger.IN, Ledger.OUT, Ledger.IN + ".ledger.dead")) {
      kafka.send(records());
      var random = new Random(Long.getLong("seed", 1));
      var killed = new ArrayList<String>();
      for (var i = 0; i < kills; i++) {
        var fault = FAULTS.get(i % FAULTS.size());
        // a shard is taken twice a start; everything else happens once a batch
        var nth = fault == Fault.TAKING_SHARD ? 1 + i % 2 : 1 + random.nextInt(5);
        var victim = ChildProcess.start(Victim.class, url, kafka.bootstrap(), fault + ":" + nth);
        if (!victim.waitFor(60, TimeUnit.SECONDS)) {
          victim.destroyForcibly().waitFor();
          throw new AssertionError("never came to " + fault);
        }
        assertThat(victim.exitValue()).as("halted at %s", fault).isEqualTo(137);
        killed.add(fault + ":" + nth);
      }
      var last = ChildProcess.start(Victim.class, url, kafka.bootstrap(), "");
      try {
        await()
            .atMost(Duration.ofSeconds(SOAK ? 600 : 60))
            .until(() -> kafka.once(Ledger.OUT).size() >= RECORDS);
      } finally {
        last.destroyForcibly().waitFor();
      }
      check(kafka, url, user, password);
      System.out.printf(
          "%s: killed %d times (%s), %d records in, %d events out of which %d resent, %.1f s%n",
          url.substring(0, 12),
          killed.size(),
          String.join(" ", killed),
          RECORDS,
          kafka.all(Ledger.OUT).size(),
          kafka.all(Ledger.OUT).size() - RECORDS,
          (System.nanoTime() - began) / 1e9);
    }
  }

  private static List<ProducerRecord<byte[], byte[]>> records() {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var i = 0; i < RECORDS; i++) {
      var workspace = WORKSPACES.get(i % WORKSPACES.size());
      var entry = new Ledger.Entry("entry-" + i, workspace, i, null, null);
      records.add(Kafka.entry(Ledger.IN, workspace, "id-" + i, Json.bytes(entry)));
      // a client that is not sure sends again
      if (i % 100 == 0) records.add(records.getLast());
    }
    return records;
  }

  private static void check(Kafka kafka, String url, String user, String password)
      throws SQLException {
    var last = new HashMap<String, Long>();
    var count = 0;
    for (var record : kafka.once(Ledger.OUT)) {
      var entry = Json.read(record.value(), Ledger.Entry.class);
      var before = last.put(entry.workspace(), entry.number());
      assertThat(before == null ? -1 : before).as(entry.workspace()).isLessThan(entry.number());
      count++;
    }
    assertThat(count).isEqualTo(RECORDS);
    try (var source = Databases.open(url, user, password)) {
      assertThat(count(source, "select count(*) from effect")).isEqualTo(RECORDS);
      assertThat(count(source, "select count(*) from outcome")).isEqualTo(RECORDS);
      assertThat(count(source, "select count(*) from audit")).isEqualTo(RECORDS);
      assertThat(count(source, "select count(*) from dead_letter")).isZero();
    }
  }

  private static long count(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection()) {
      return new SqlDb(connection).query(sql, Db.Binder.NONE, row -> row.getLong(1)).getFirst();
    }
  }
}
