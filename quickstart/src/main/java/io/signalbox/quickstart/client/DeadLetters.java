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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Records that a service could not read or decide, as their topics have them. */
public final class DeadLetters {

  private static final String ID = "dead_id";
  private static final String SUFFIX = ".dead";
  private static final Duration POLL = Duration.ofMillis(200);

  /** What only the dead letter has. */
  private static final Set<String> OF_THE_LETTER =
      Set.of(ID, HeaderNames.DEAD_REASON, HeaderNames.DEAD_AT, HeaderNames.DEAD_OFFSET);

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
   * @param headers of {@code authorization} no more than which key it was
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
    headers.keySet().removeAll(OF_THE_LETTER);
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
}
