package io.signalbox.runtime.real;

import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.Names;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.loop.KafkaClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A real broker for one test class, and what a test says to it. */
final class Kafka implements AutoCloseable {
  static final int PARTITIONS = 2;

  private final EmbeddedBroker broker;
  private final KafkaClients clients;

  private Kafka(EmbeddedBroker broker) {
    this.broker = broker;
    this.clients =
        new KafkaClients(
            broker.bootstrap(), Map.of(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 60_000));
  }

  static Kafka start(String... topics) {
    try {
      var kafka = new Kafka(EmbeddedBroker.start(Files.createTempDirectory("broker"), 0));
      kafka.topics(topics);
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for the broker", e);
    }
  }

  void topics(String... names) {
    var made =
        Stream.of(names)
            .map(
                name ->
                    new NewTopic(name, PARTITIONS, (short) 1)
                        .configs(Map.of("message.timestamp.type", "LogAppendTime")))
            .toList();
    try (var admin = clients.admin()) {
      admin.createTopics(made).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot make topics", e);
    }
  }

  KafkaClients clients() {
    return clients;
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  /** An entry as a client sends it. */
  static ProducerRecord<byte[], byte[]> entry(
      String topic, String workspace, String id, byte @Nullable [] value) {
    var key = workspace.getBytes(StandardCharsets.UTF_8);
    var headers =
        List.<Header>of(
            OutRecord.header(Names.ID, id), OutRecord.header(Names.TYPE, Names.wireType("enter")));
    return new ProducerRecord<>(topic, Partitions.of(key, PARTITIONS), null, key, value, headers);
  }

  void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (var producer = clients.producer()) {
      for (var record : records) {
        var _ =
            producer.send(
                record,
                (_, error) -> {
                  if (error != null) throw new IllegalStateException("not sent", error);
                });
      }
      producer.flush();
    }
  }

  /** Sends by those clients and says where each record came to stand. */
  static List<RecordMetadata> sent(
      KafkaClients clients, List<ProducerRecord<byte[], byte[]>> records) {
    var sent = new ArrayList<Future<RecordMetadata>>();
    var places = new ArrayList<RecordMetadata>();
    try (var producer = clients.producer()) {
      for (var record : records) sent.add(producer.send(record));
      for (var each : sent) places.add(each.get());
      return places;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("not sent", e);
    }
  }

  /** Everything a topic holds, each partition in order. */
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    var partitions =
        IntStream.range(0, PARTITIONS).mapToObj(n -> new TopicPartition(topic, n)).toList();
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var reader = clients.reader()) {
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      var ends = reader.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> reader.position(each) < ends.getOrDefault(each, 0L))) {
        reader.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  /**
   * What a reader that recognises repeats sees; fails on a gap.
   *
   * @return the events once each, in order
   */
  List<ConsumerRecord<byte[], byte[]>> once(String topic) {
    var seen = new HashMap<String, Long>();
    var fresh = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (var record : all(topic)) {
      var source = record.partition() + " " + EnvelopeReader.text(record.headers(), Names.SOURCE);
      var text = EnvelopeReader.text(record.headers(), Names.SEQUENCE);
      var sequence = Long.parseLong(text == null ? "-1" : text);
      var last = seen.getOrDefault(source, 0L);
      if (sequence <= last) continue;
      if (sequence != last + 1) throw new AssertionError("gap in " + source + " at " + text);
      seen.put(source, sequence);
      fresh.add(record);
    }
    return fresh;
  }

  @Override
  public void close() {
    broker.close();
  }
}
