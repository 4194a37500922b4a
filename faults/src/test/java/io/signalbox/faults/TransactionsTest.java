package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Databases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * Clients that write in transactions: what they take back never happened, and the marks that they
 * leave on the log hold up no timer.
 */
class TransactionsTest {
  private static final Duration SOON = Duration.ofMillis(500);

  @Test
  void what_is_taken_back_never_happened_and_timers_fire_behind_the_marks() {
    var counts = new Counts();
    try (var kafka = Kafka.start(Desk.IN, Desk.TOLD, Watch.OWN, Watch.VERDICTS);
        var _ = start(Desk.spec(), kafka, new Counts());
        var _ = start(Watch.spec(), kafka, counts);
        var producer = transactional(kafka)) {
      var due = Instant.now().plus(SOON).toEpochMilli();
      tell(producer, "promise taken-back 2 " + due, false);
      tell(producer, "promise real 2 " + due, true);
      tell(producer, "promise also-taken-back 2 " + due, false);
      await().atMost(Duration.ofSeconds(60)).until(() -> kafka.count(Watch.VERDICTS) >= 2);

      var verdicts = new ArrayList<String>();
      for (var record : kafka.once(Watch.VERDICTS)) {
        verdicts.add(
            EnvelopeReader.text(record.headers(), HeaderNames.SUBJECT)
                + " "
                + new String(record.value(), StandardCharsets.UTF_8));
      }
      assertThat(verdicts).containsExactlyInAnyOrder("real-0 broken", "real-1 broken");
      assertThat(counts.provisional).hasValue(0);
    }
  }

  @Test
  void an_open_transaction_makes_what_fires_provisional_and_holds_nothing_for_ever() {
    var counts = new Counts();
    var promised = new Counts();
    try (var kafka = Kafka.start(Desk.IN, Desk.TOLD, Watch.OWN, Watch.VERDICTS);
        var _ = start(Desk.spec(), kafka, promised);
        var _ = start(Watch.spec(), kafka, counts, Duration.ofSeconds(2));
        var producer = transactional(kafka)) {
      var due = Instant.now().plus(SOON.multipliedBy(20)).toEpochMilli();
      tell(producer, "promise kept-waiting 2 " + due, true);
      await().atMost(Duration.ofSeconds(60)).until(() -> kafka.count(Desk.TOLD) >= 1);
      // a client begins a transaction and forgets it: nobody reads on behind its first record
      producer.beginTransaction();
      send(producer, "promise forgotten 2 " + due);
      await().atMost(Duration.ofSeconds(60)).until(() -> counts.provisional.get() >= 1);
      producer.abortTransaction();
      tell(producer, "promise later 2 " + Instant.now().toEpochMilli(), true);
      await().atMost(Duration.ofSeconds(60)).until(() -> counts.fired.get() >= 4);
    }
  }

  private static void send(Producer<byte[], byte[]> producer, String words) {
    var id = "id of " + words;
    var _ =
        producer.send(
            Kafka.entry(Desk.IN, "workspace", id, words.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }

  private static void tell(Producer<byte[], byte[]> producer, String words, boolean keep) {
    producer.beginTransaction();
    send(producer, words);
    if (keep) producer.commitTransaction();
    else producer.abortTransaction();
  }

  private static Producer<byte[], byte[]> transactional(Kafka kafka) {
    var bytes = new ByteArraySerializer();
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrap(), "transactional.id", "integration"),
            bytes,
            bytes);
    producer.initTransactions();
    return producer;
  }

  private static Running start(ServiceSpec spec, Kafka kafka, Counts counts) {
    return start(spec, kafka, counts, Duration.ofMinutes(5));
  }

  private static Running start(ServiceSpec spec, Kafka kafka, Counts counts, Duration patience) {
    var usual = LoopSettings.of(Kafka.PARTITIONS, true);
    var settings =
        new LoopSettings(
            usual.partitions(),
            usual.embedded(),
            patience,
            usual.unsentBytesMax(),
            usual.timersInMemory(),
            usual.gather(),
            usual.retention(),
            usual.topicLimits(),
            usual.retries(),
            usual.callMax());
    var rows = Databases.h2("ledger");
    return Running.start(
        spec.name(),
        () ->
            Victim.loop(
                spec,
                settings,
                new SqlStore(rows, InstantSource.system()),
                new KafkaClients(kafka.bootstrap(), Map.of()),
                spec.name(),
                Faults.NONE,
                counts,
                InstantSource.system()));
  }
}
