package io.signalbox.runtime.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A log of which a test says how long it is and who has read how far; it answers when told to. */
final class Offsets implements LogView {
  final Map<TopicPartition, Long> ends = new HashMap<>();
  final Map<String, Map<TopicPartition, Long>> groups = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  boolean silent;
  boolean away;

  void end(String topic, int partition, long offset) {
    ends.put(new TopicPartition(topic, partition), offset);
  }

  void commit(String group, String topic, int partition, long offset) {
    groups
        .computeIfAbsent(group, _ -> new HashMap<>())
        .put(new TopicPartition(topic, partition), offset);
  }

  @Override
  public CompletableFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
    asked.add("ends of " + names(partitions));
    var found = new HashMap<TopicPartition, Long>();
    for (var each : partitions) found.put(each, ends.getOrDefault(each, 0L));
    return answer(found);
  }

  @Override
  public CompletableFuture<Map<TopicPartition, Long>> committed(
      String group, Collection<TopicPartition> partitions) {
    asked.add(group + " on " + names(partitions));
    var found = new HashMap<>(groups.getOrDefault(group, Map.of()));
    found.keySet().retainAll(partitions);
    return answer(found);
  }

  private static String names(Collection<TopicPartition> partitions) {
    return String.join(" ", partitions.stream().map(TopicPartition::toString).toList());
  }

  private CompletableFuture<Map<TopicPartition, Long>> answer(Map<TopicPartition, Long> found) {
    if (silent) return new CompletableFuture<>();
    return away
        ? CompletableFuture.failedFuture(new KafkaException("away"))
        : CompletableFuture.completedFuture(found);
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
    return ends.getOrDefault(partition, 0L);
  }

  @Override
  public @Nullable Tail tail(TopicPartition partition, String sourcePrefix) {
    return null;
  }

  @Override
  public void close() {}
}
