package io.signalbox.runtime.testkit;

import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.runtime.loop.KafkaClients;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A real broker, one for all tests of this JVM, and what they look up on it. */
public final class Broker {
  private static @Nullable Broker shared;

  private final EmbeddedBroker broker;
  private final KafkaClients clients;

  private Broker(EmbeddedBroker broker) {
    this.broker = broker;
    this.clients =
        new KafkaClients(broker.bootstrap(), Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000));
  }

  /** Starts it, once. Each probe has topics of its own on it. */
  public static synchronized Broker shared() throws IOException {
    if (shared == null) {
      shared = new Broker(EmbeddedBroker.start(Files.createTempDirectory("probe-broker"), 0));
    }
    return shared;
  }

  /** The setting by which a service finds it. */
  public Map<String, Object> settings() {
    return Map.of("signalbox.kafka.bootstrap-servers", broker.bootstrap());
  }

  /** Clients of it. */
  public KafkaClients clients() {
    return clients;
  }

  /** All records of a partition, up to its end now. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
    var where = new TopicPartition(topic, partition);
    try (var reader = clients.reader()) {
      reader.assign(List.of(where));
      reader.seekToBeginning(List.of(where));
      long end = reader.endOffsets(List.of(where)).getOrDefault(where, 0L);
      var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (reader.position(where) < end) {
        reader.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  /** Writes a record, as an integration would. */
  public void write(ProducerRecord<byte[], byte[]> record)
      throws ExecutionException, InterruptedException {
    try (var producer = clients.producer()) {
      var _ = producer.send(record).get();
    }
  }
}
