package io.signalbox.simulation;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.LogView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A log in memory. Each partition's leader stamps by a clock of its own, and readers see what was
 * appended only when its replicas have it.
 */
final class SimLog implements LogView {
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions =
      new HashMap<>();
  private final Map<String, Map<TopicPartition, Long>> groups = new HashMap<>();
  private final Map<TopicPartition, Integer> visible = new HashMap<>();
  private final Map<TopicPartition, Integer> skews = new HashMap<>();
  private final SimClock clock;
  private final Random random;

  SimLog(SimClock clock, Random random) {
    this.clock = clock;
    this.random = random;
  }

  /** How far a clock may be off, in milliseconds. */
  static final int SKEW_MAX = 1_000;

  /** Another broker leads some partition, with another clock. */
  void changeLeader() {
    var led = List.copyOf(skews.keySet());
    if (!led.isEmpty()) skews.put(led.get(random.nextInt(led.size())), skew());
  }

  private int skew() {
    return random.nextInt(2 * SKEW_MAX + 1) - SKEW_MAX;
  }

  /** The replicas of some partitions catch up. */
  void replicate(boolean all) {
    partitions.forEach(
        (partition, records) -> {
          var before = visible.getOrDefault(partition, 0);
          var missing = records.size() - before;
          if (missing == 0 || !(all || random.nextBoolean())) return;
          visible.put(partition, before + (all ? missing : 1 + random.nextInt(missing)));
        });
  }

  /** As much of a partition as readers see. */
  List<ConsumerRecord<byte[], byte[]>> seen(TopicPartition partition) {
    return read(partition).subList(0, visible.getOrDefault(partition, 0));
  }

  /** The newest stamp of a partition, whatever broker gave it. */
  long newest(TopicPartition partition) {
    return read(partition).stream().mapToLong(ConsumerRecord::timestamp).max().orElse(0);
  }

  List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition) {
    return partitions.computeIfAbsent(partition, _ -> new ArrayList<>());
  }

  void append(ProducerRecord<byte[], byte[]> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    var records = read(partition);
    records.add(
        new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            records.size(),
            clock.millis() + skews.computeIfAbsent(partition, _ -> skew()),
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            record.key(),
            record.value(),
            new RecordHeaders(record.headers()),
            Optional.empty()));
  }

  void commit(String group, TopicPartition partition, long next) {
    groups.computeIfAbsent(group, _ -> new HashMap<>()).put(partition, next);
  }

  @Override
  public CompletableFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> asked) {
    var ends = new HashMap<TopicPartition, Long>();
    for (var partition : asked) ends.put(partition, end(partition));
    return CompletableFuture.completedFuture(ends);
  }

  @Override
  public String topicId(String topic) {
    return "id-of-" + topic;
  }

  @Override
  public long beginning(TopicPartition partition) {
    return 0;
  }

  @Override
  public long end(TopicPartition partition) {
    return visible.getOrDefault(partition, 0);
  }

  @Override
  public @Nullable Tail tail(TopicPartition partition, String sourcePrefix) {
    Tail newest = null;
    for (var record : seen(partition)) {
      var source = EnvelopeReader.text(record.headers(), HeaderNames.SOURCE);
      var sequence = EnvelopeReader.text(record.headers(), HeaderNames.SEQUENCE);
      if (source != null && sequence != null && source.startsWith(sourcePrefix)) {
        newest = Tail.newest(newest, new Tail(source, Long.parseLong(sequence)));
      }
    }
    return newest;
  }

  @Override
  public String toString() {
    return groups.toString();
  }

  @Override
  public void close() {}
}
