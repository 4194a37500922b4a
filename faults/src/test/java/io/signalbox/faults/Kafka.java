package io.signalbox.faults;

import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A real broker for one test class, and what a test says to it. */
final class Kafka implements AutoCloseable {
  static final int PARTITIONS = 2;

  /** A test's clock may be hours ahead of the machine's, and with it what it sends. */
  private static final Map<String, String> STAMPED_BY_US =
      Map.of(
          "message.timestamp.type",
          "CreateTime",
          "message.timestamp.after.max.ms",
          Long.toString(Long.MAX_VALUE));

  /** The admin client gives up after fifteen seconds; with so many of them a minute is over. */
  private static final int ASKED_MAX = 4;

  /** A test waits longer for a broker that is kept from its machine than a loop does. */
  private static final Map<String, Object> PATIENT =
      Map.of(
          ConsumerConfig.METADATA_MAX_AGE_CONFIG, 60_000,
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000);

  private final String bootstrap;
  private final KafkaClients clients;
  private final int count;
  private final Admin admin;
  private final Runnable end;

  private Kafka(String bootstrap, int partitions, Runnable end) {
    this.bootstrap = bootstrap;
    this.count = partitions;
    this.clients = new KafkaClients(bootstrap, PATIENT);
    this.admin = clients.admin();
    this.end = end;
  }

  /** A broker that somebody else starts and ends. */
  static Kafka at(String bootstrap, int partitions) {
    return new Kafka(bootstrap, partitions, () -> {});
  }

  static Kafka start(String... topics) {
    return start(PARTITIONS, topics);
  }

  static Kafka start(int partitions, String... topics) {
    try {
      var broker = EmbeddedBroker.start(Files.createTempDirectory("broker"), 0);
      var kafka = new Kafka(broker.bootstrap(), partitions, broker::close);
      kafka.topics(topics);
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for the broker", e);
    }
  }

  void topics(String... names) {
    var made =
        Stream.of(names)
            .map(name -> new NewTopic(name, count, (short) 1).configs(STAMPED_BY_US))
            .toList();
    try {
      admin.createTopics(made).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot make topics", e);
    }
  }

  KafkaClients clients() {
    return clients;
  }

  String bootstrap() {
    return bootstrap;
  }

  int partitions() {
    return count;
  }

  /** What a coordinator says of a group: what is assigned to each member, by its name. */
  record Group(boolean stable, Map<String, Set<TopicPartition>> members) {}

  /**
   * A group that nobody has joined yet has no members. A broker that is kept from its machine may
   * be late with an answer: it is asked again.
   */
  Group group(String name) {
    for (var asked = 1; ; asked++) {
      try {
        return describe(name);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof GroupIdNotFoundException) return new Group(false, Map.of());
        if (asked == ASKED_MAX || !(e.getCause() instanceof TimeoutException)) {
          throw new IllegalStateException("cannot ask about " + name, e);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("cannot ask about " + name, e);
      }
    }
  }

  private Group describe(String name) throws InterruptedException, ExecutionException {
    var found =
        Objects.requireNonNull(admin.describeConsumerGroups(List.of(name)).all().get().get(name));
    var members = new HashMap<String, Set<TopicPartition>>();
    for (var each : found.members()) {
      members.put(each.groupInstanceId().orElse(""), each.assignment().topicPartitions());
    }
    return new Group(found.groupState() == GroupState.STABLE, members);
  }

  /** An entry as a client sends it. */
  static ProducerRecord<byte[], byte[]> entry(
      String topic, String workspace, String id, byte @Nullable [] value) {
    return entry(topic, workspace, id, value, PARTITIONS);
  }

  /** The same on this broker, with as many partitions as it has. */
  ProducerRecord<byte[], byte[]> here(
      String topic, String workspace, String id, byte @Nullable [] value) {
    return entry(topic, workspace, id, value, count);
  }

  private static ProducerRecord<byte[], byte[]> entry(
      String topic, String workspace, String id, byte @Nullable [] value, int partitions) {
    var key = workspace.getBytes(StandardCharsets.UTF_8);
    var headers =
        List.<Header>of(
            OutRecord.header(HeaderNames.ID, id),
            OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType("enter")));
    return new ProducerRecord<>(topic, Partitions.of(key, partitions), null, key, value, headers);
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
    var settings = new HashMap<>(clients.extra());
    settings.putAll(PATIENT);
    try (var producer = new KafkaClients(clients.bootstrap(), settings).producer()) {
      for (var record : records) sent.add(producer.send(record));
      for (var each : sent) places.add(each.get());
      return places;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("not sent", e);
    }
  }

  /** How many records a topic holds. */
  long count(String topic) {
    try (var reader = clients.reader()) {
      return reader.endOffsets(partitions(topic)).values().stream().mapToLong(end -> end).sum();
    }
  }

  /** Everything a topic holds, each partition in order. */
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    read(topic, found::add);
    return found;
  }

  /** Shows everything a topic holds, each partition in order, and keeps nothing of it. */
  private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    var partitions = partitions(topic);
    try (var reader = clients.reader()) {
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      var ends = reader.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(place -> reader.position(place) < ends.getOrDefault(place, 0L))) {
        reader.poll(Duration.ofMillis(100)).forEach(each);
      }
    }
  }

  private List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, count).mapToObj(n -> new TopicPartition(topic, n)).toList();
  }

  /**
   * What a reader that recognises repeats sees; fails on a gap.
   *
   * @return the events once each, in order
   */
  List<ConsumerRecord<byte[], byte[]>> once(String topic) {
    var fresh = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    once(topic, fresh::add);
    return fresh;
  }

  /**
   * Shows what a reader that recognises repeats sees, and keeps nothing of it: what a soak leaves
   * on the log does not fit into memory. Fails on a gap.
   *
   * @return how many events there were
   */
  long once(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    var seen = new HashMap<String, Long>();
    read(
        topic,
        record -> {
          var source =
              record.partition() + " " + EnvelopeReader.text(record.headers(), HeaderNames.SOURCE);
          var text = EnvelopeReader.text(record.headers(), HeaderNames.SEQUENCE);
          var sequence = Long.parseLong(text == null ? "-1" : text);
          var last = seen.getOrDefault(source, 0L);
          if (sequence <= last) return;
          if (sequence != last + 1) throw new AssertionError("gap in " + source + " at " + text);
          seen.put(source, sequence);
          each.accept(record);
        });
    return seen.values().stream().mapToLong(last -> last).sum();
  }

  @Override
  public void close() {
    admin.close();
    end.run();
  }
}
