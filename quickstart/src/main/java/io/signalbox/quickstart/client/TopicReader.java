package io.signalbox.quickstart.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Follows topics from a point on, without a consumer group: it never takes part in the work. */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /** Where to begin. */
  public enum From {
    BEGINNING,
    END
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /** On all partitions of these topics; topics that aren't there yet are left out. */
  public TopicReader(String bootstrap, Collection<String> topics, From from) {
    consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "quickstart-reader",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var known = consumer.listTopics();
    partitions =
        topics.stream()
            .flatMap(t -> known.getOrDefault(t, List.of()).stream())
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    if (from == From.END) consumer.seekToEnd(partitions);
    else consumer.seekToBeginning(partitions);
    partitions.forEach(consumer::position); // now, not at the first poll
  }

  /** The names of all topics there are. */
  public static List<String> topics(String bootstrap) {
    try (var reader = new TopicReader(bootstrap, List.of(), From.END)) {
      return reader.consumer.listTopics().keySet().stream().sorted().toList();
    }
  }

  /** Hands over every record until {@link #stop} is called. */
  public void follow(Consumer<Seen> listener) {
    try {
      while (true) poll(listener);
    } catch (WakeupException e) {
      // told to stop
    }
  }

  /** Hands over what is there now and returns. */
  public void drain(Consumer<Seen> listener) {
    var ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue()))
      poll(listener);
  }

  /** Ends {@link #follow}; may be called by another thread. */
  public void stop() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void poll(Consumer<Seen> listener) {
    for (var raw : consumer.poll(POLL)) {
      if (!EnvelopeReader.isMark(raw.headers())) listener.accept(seen(raw));
    }
  }

  private static Seen seen(ConsumerRecord<byte[], byte[]> raw) {
    var headers = raw.headers();
    return new Seen(
        raw.topic(),
        HeaderNames.shortType(header(headers, HeaderNames.TYPE)),
        header(headers, HeaderNames.ID),
        header(headers, HeaderNames.SUBJECT),
        raw.timestamp(),
        json(raw.value()));
  }

  private static String header(Headers headers, String name) {
    var text = EnvelopeReader.text(headers, name);
    return text == null ? "" : text;
  }

  private static JsonNode json(byte @Nullable [] value) {
    try {
      return value == null ? MissingNode.getInstance() : Json.tree(value);
    } catch (UnreadableJson e) {
      return MissingNode.getInstance();
    }
  }
}
