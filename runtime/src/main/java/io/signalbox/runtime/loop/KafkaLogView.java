package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** {@link LogView} over Kafka's admin client, and a consumer of its own for tails. */
public final class KafkaLogView implements LogView {
  /** How far back a tail is looked for: others may write to the same topic. */
  private static final long TAIL_RECORDS = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;
  private final Supplier<Consumer<byte[], byte[]>> readers;

  /**
   * @param readers makes a consumer without a group
   */
  public KafkaLogView(Admin admin, Supplier<Consumer<byte[], byte[]>> readers) {
    this.admin = admin;
    this.readers = readers;
  }

  @Override
  public CompletableFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest());
  }

  private CompletableFuture<Map<TopicPartition, Long>> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    var asked = partitions.stream().collect(Collectors.toMap(each -> each, _ -> spec));
    return admin
        .listOffsets(asked)
        .all()
        .toCompletionStage()
        .thenApply(
            found -> {
              var offsets = new HashMap<TopicPartition, Long>();
              found.forEach((partition, info) -> offsets.put(partition, info.offset()));
              return (Map<TopicPartition, Long>) offsets;
            })
        .toCompletableFuture();
  }

  @Override
  public String topicId(String topic) {
    var described =
        await(
            admin
                .describeTopics(List.of(topic))
                .allTopicNames()
                .toCompletionStage()
                .toCompletableFuture());
    var description = described.get(topic);
    if (description == null) throw new KafkaException("no topic " + topic);
    return description.topicId().toString();
  }

  @Override
  public long beginning(TopicPartition partition) {
    return one(partition, OffsetSpec.earliest());
  }

  @Override
  public long end(TopicPartition partition) {
    return one(partition, OffsetSpec.latest());
  }

  private long one(TopicPartition partition, OffsetSpec spec) {
    var offset = await(offsets(List.of(partition), spec)).get(partition);
    if (offset == null) throw new KafkaException("no offset of " + partition);
    return offset;
  }

  @Override
  public @Nullable Tail tail(TopicPartition partition, String sourcePrefix) {
    var beginning = beginning(partition);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var reader = readers.get();
    try {
      reader.assign(List.of(partition));
      // a stretch may hold nothing but watermarks
      for (var end = end(partition); end > beginning; end -= TAIL_RECORDS) {
        reader.seek(partition, Math.max(beginning, end - TAIL_RECORDS));
        var newest = newest(reader, partition, end, sourcePrefix, deadline);
        if (newest != null) return newest;
      }
      return null;
    } finally {
      KafkaClients.end(reader);
    }
  }

  private static @Nullable Tail newest(
      Consumer<byte[], byte[]> reader,
      TopicPartition partition,
      long end,
      String sourcePrefix,
      long deadline) {
    Tail newest = null;
    while (reader.position(partition) < end) {
      if (System.nanoTime() > deadline) throw new KafkaException("cannot read " + partition);
      for (var each : reader.poll(Duration.ofMillis(200))) {
        var here = tail(each, sourcePrefix);
        if (here != null) newest = Tail.newest(newest, here);
      }
    }
    return newest;
  }

  private static @Nullable Tail tail(ConsumerRecord<byte[], byte[]> raw, String sourcePrefix) {
    var source = EnvelopeReader.text(raw.headers(), HeaderNames.SOURCE);
    var sequence = EnvelopeReader.text(raw.headers(), HeaderNames.SEQUENCE);
    if (source == null || sequence == null || !source.startsWith(sourcePrefix)) return null;
    return new Tail(source, Long.parseLong(sequence));
  }

  private static <T> T await(CompletableFuture<T> asked) {
    try {
      return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking Kafka", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Kafka does not answer", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
