package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.store.SqlStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database of yesterday is put back while the log is of today: an embedded one decides again
 * what it forgot, in a new incarnation; in production nothing moves until somebody has looked.
 */
class RestoredTest {
  private static final int RECORDS = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  private final Kafka kafka = Kafka.start(Ledger.IN, Ledger.OUT);
  private int sent;

  @AfterEach
  void stopBroker() {
    kafka.close();
  }

  @Test
  void the_embedded_one_begins_a_new_incarnation_and_decides_again_what_it_forgot() {
    var database = new Backups.OfH2(directory);
    runs(database, "now", true, RECORDS);
    database.copy("now", "old");
    runs(database, "now", true, 2 * RECORDS);
    var before = kafka.once(Ledger.OUT);
    assertThat(before.size()).isEqualTo(2 * RECORDS);

    database.copy("old", "now");
    runs(database, "now", true, 3 * RECORDS);

    var old = header(before, HeaderNames.SOURCE);
    var fresh =
        kafka.once(Ledger.OUT).stream()
            .filter(each -> !old.contains(EnvelopeReader.text(each.headers(), HeaderNames.SOURCE)))
            .toList();
    // what the old database did not know, and what is new: under numbers that begin anew
    assertThat(header(fresh, HeaderNames.SOURCE)).hasSize(Kafka.PARTITIONS);
    assertThat(entries(fresh)).hasSize(2 * RECORDS);
    assertThat(fresh.size()).isEqualTo(2 * RECORDS);
    // with the ids they had, so that whoever keeps ids knows them again
    var again = header(fresh, HeaderNames.ID);
    again.retainAll(header(before, HeaderNames.ID));
    assertThat(again).hasSize(RECORDS);
    report("embedded H2", "decided again " + again.size() + ", in new incarnations");
  }

  @Test
  void on_h2_in_production_nothing_moves_until_somebody_has_looked() {
    requireAlarm("H2", new Backups.OfH2(directory));
  }

  @Test
  void on_postgres_nothing_moves_until_somebody_has_looked() {
    requireAlarm("PostgreSQL", Backups.OfPostgres.fresh());
  }

  private void requireAlarm(String name, Backups database) {
    runs(database, "now", false, RECORDS);
    database.copy("now", "old");
    runs(database, "now", false, 2 * RECORDS);
    database.copy("now", "newer");
    database.copy("old", "now");
    var before = kafka.all(Ledger.OUT).size();
    send(RECORDS);
    try (var source = database.open("now");
        var running = start(source, false)) {
      await().atMost(PATIENCE).until(() -> running.alarms().size() == Kafka.PARTITIONS);
      assertThat(running.alarms().values())
          .allMatch(alarm -> alarm.contains("has an old database: " + Ledger.OUT + " holds "));
      await().during(Duration.ofMillis(500)).until(() -> running.owned().isEmpty());
      assertThat(Engine.count(source, "select count(*) from effect")).isEqualTo(RECORDS);
    }
    assertThat(kafka.all(Ledger.OUT).size()).isEqualTo(before);

    // the operator finds the newer one
    database.copy("newer", "now");
    runs(database, "now", false, 0);
    assertThat(kafka.once(Ledger.OUT).size()).isEqualTo(3 * RECORDS);
    assertThat(header(kafka.all(Ledger.OUT), HeaderNames.SOURCE)).hasSize(Kafka.PARTITIONS);
    report(name + " in production", Kafka.PARTITIONS + " alarms, then the newer one went on");
  }

  @Test
  void once_somebody_has_accepted_it_a_new_incarnation_begins() {
    var database = new Backups.OfH2(directory);
    runs(database, "now", false, RECORDS);
    database.copy("now", "old");
    runs(database, "now", false, 2 * RECORDS);
    database.copy("old", "now");
    try (var source = database.open("now");
        var running = start(source, false)) {
      await().atMost(PATIENCE).until(() -> running.standingAlarms().size() == Kafka.PARTITIONS);
      for (var alarm : running.standingAlarms()) {
        assertThat(alarm.lost()).contains("is lost, and decided anew");
        assertThat(running.accept(alarm.shard(), alarm.id())).isTrue();
      }
      await()
          .atMost(PATIENCE)
          .until(() -> Engine.count(source, "select count(*) from effect") == sent);
      assertThat(running.alarms()).isEmpty();
    }
    assertThat(header(kafka.all(Ledger.OUT), HeaderNames.SOURCE)).hasSize(2 * Kafka.PARTITIONS);
  }

  /** Runs until everything sent was decided and its output acknowledged; sends up to so many. */
  private void runs(Backups database, String copy, boolean embedded, int upTo) {
    send(upTo - sent);
    try (var source = database.open(copy);
        var running = start(source, embedded)) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                running.requireSound();
                assertThat(running.alarms()).isEmpty();
                return Engine.count(source, "select count(*) from effect") == sent;
              });
    }
  }

  private Running start(HikariDataSource source, boolean embedded) {
    var clock = InstantSource.system();
    return Running.start(
        "ledger",
        () ->
            Victim.loop(
                Ledger.spec(),
                LoopSettings.of(Kafka.PARTITIONS, embedded),
                new SqlStore(source, clock),
                kafka.clients(),
                "ledger",
                Faults.NONE,
                new Counts(),
                clock));
  }

  private void send(int count) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var left = count; left > 0; left--) {
      var workspace = "workspace-" + sent % 8;
      var entry = new Ledger.Entry("entry-" + sent, workspace, sent, null, null);
      records.add(Kafka.entry(Ledger.IN, workspace, "id-" + sent, Json.bytes(entry)));
      sent++;
    }
    kafka.send(records);
  }

  private static Set<String> header(List<ConsumerRecord<byte[], byte[]>> records, String name) {
    return records.stream()
        .map(each -> String.valueOf(EnvelopeReader.text(each.headers(), name)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> entries(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(each -> Json.read(each.value(), Ledger.Entry.class).id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void report(String database, String what) {
    System.out.printf(
        "older database put back, %s: %d records, %d events on the log, %s%n",
        database, sent, kafka.all(Ledger.OUT).size(), what);
  }
}
