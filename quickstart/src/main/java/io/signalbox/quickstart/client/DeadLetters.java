package io.signalbox.quickstart.client;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that a service could not read or decide: looked at, and sent once more. */
public final class DeadLetters {

  private static final String ID = "dead_id";
  private static final String SUFFIX = ".dead";
  private static final Duration POLL = Duration.ofMillis(200);

  /** What the replay sets anew, or what only the dead letter has. */
  private static final Set<String> NOT_REPLAYED =
      Set.of(
          ID,
          HeaderNames.DEAD_REASON,
          HeaderNames.DEAD_AT,
          HeaderNames.DEAD_OFFSET,
          HeaderNames.AUTHORIZATION,
          HeaderNames.REPLAY_OF);

  private final String bootstrap;

  /** Of that broker. */
  public DeadLetters(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * A dead letter.
   *
   * @param id by which it is shown and replayed
   * @param topic where it was, at {@code partition} and {@code offset}, and goes again
   * @param service who could not read or decide it
   * @param headers without the key that its sender gave
   */
  public record Letter(
      String id,
      String topic,
      int partition,
      String offset,
      String service,
      String reason,
      String at,
      String type,
      Map<String, String> headers,
      String value) {}

  /** All that there are, oldest first in each topic. */
  public List<Letter> list() {
    return read().stream().map(DeadLetters::letter).toList();
  }

  /** The one of that id. */
  public Optional<Letter> find(String id) {
    return list().stream().filter(l -> l.id().equals(id)).findFirst();
  }

  /**
   * Sends it to its topic once more, as it was but with this key. The service that buried it takes
   * it once, however often it is replayed.
   *
   * @return whether there is one of that id
   */
  public boolean replay(String id, String key) {
    var found = read().stream().filter(r -> header(r.headers(), ID).equals(id)).findFirst();
    if (found.isEmpty()) return false;
    var record = again(found.get(), id, key);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new CompletionException("Kafka does not take the record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException("interrupted while sending", e);
    }
    return true;
  }

  private static ProducerRecord<byte[], byte[]> again(
      ConsumerRecord<byte[], byte[]> dead, String id, String key) {
    var record = new ProducerRecord<>(origin(dead.topic()), dead.key(), dead.value());
    for (var header : dead.headers()) {
      if (!NOT_REPLAYED.contains(header.key())) record.headers().add(header);
    }
    record.headers().add(HeaderNames.REPLAY_OF, bytes(id));
    record.headers().add(HeaderNames.AUTHORIZATION, bytes("Bearer " + key));
    return record;
  }

  private List<ConsumerRecord<byte[], byte[]>> read() {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrap,
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest");
    var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .filter(p -> p.topic().endsWith(SUFFIX))
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(all::add);
      }
    }
    return all;
  }

  private static Letter letter(ConsumerRecord<byte[], byte[]> dead) {
    var headers = new HashMap<String, String>();
    for (var header : dead.headers()) {
      headers.put(header.key(), header(dead.headers(), header.key()));
    }
    headers.keySet().removeAll(NOT_REPLAYED);
    var service = dead.topic().substring(origin(dead.topic()).length() + 1);
    return new Letter(
        header(dead.headers(), ID),
        origin(dead.topic()),
        dead.partition(), // it is buried on the partition that it was read from
        header(dead.headers(), HeaderNames.DEAD_OFFSET),
        service.substring(0, service.length() - SUFFIX.length()),
        header(dead.headers(), HeaderNames.DEAD_REASON),
        header(dead.headers(), HeaderNames.DEAD_AT),
        HeaderNames.shortType(header(dead.headers(), HeaderNames.TYPE)),
        headers,
        dead.value() == null ? "" : text(dead.value()));
  }

  /** {@code contacts.inbound.ingest.dead} to {@code contacts.inbound}. */
  private static String origin(String deadTopic) {
    var withService = deadTopic.substring(0, deadTopic.length() - SUFFIX.length());
    return withService.substring(0, withService.lastIndexOf('.'));
  }

  private static String text(byte[] value) {
    try {
      return Json.tree(value).toString();
    } catch (UnreadableJson e) {
      return new String(value, StandardCharsets.UTF_8);
    }
  }

  private static String header(Headers headers, String name) {
    var text = EnvelopeReader.text(headers, name);
    return text == null ? "" : text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
