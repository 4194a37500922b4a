package io.signalbox.runtime.simulation;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.LogView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A log in memory: partitions, log append time, what groups have committed. */
final class SimLog implements LogView {
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions =
      new HashMap<>();
  private final Map<String, Map<TopicPartition, Long>> groups = new HashMap<>();
  private final SimClock clock;

  SimLog(SimClock clock) {
    this.clock = clock;
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
            clock.millis(),
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
  public CompletableFuture<Map<TopicPartition, Long>> committed(
      String group, Collection<TopicPartition> asked) {
    var known = new HashMap<>(groups.getOrDefault(group, Map.of()));
    known.keySet().retainAll(asked);
    return CompletableFuture.completedFuture(known);
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
    return read(partition).size();
  }

  @Override
  public @Nullable Tail tail(TopicPartition partition, String sourcePrefix) {
    for (var record : read(partition).reversed()) {
      var source = EnvelopeReader.text(record.headers(), HeaderNames.SOURCE);
      var sequence = EnvelopeReader.text(record.headers(), HeaderNames.SEQUENCE);
      if (source != null && sequence != null && source.startsWith(sourcePrefix)) {
        return new Tail(source, Long.parseLong(sequence));
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return groups.toString();
  }

  @Override
  public void close() {}
}
