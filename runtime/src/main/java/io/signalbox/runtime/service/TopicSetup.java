package io.signalbox.runtime.service;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.settings.KafkaSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.settings.TopicPlan.Topic;
import io.signalbox.runtime.shard.ServiceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Which topics a service needs, and what they must look like. Pure: {@link TopicCheck} asks Kafka.
 */
record TopicSetup(List<Topic> topics, int partitions, short replicationFactor) {
  private static final String LOG_APPEND_TIME = "LogAppendTime";
  private static final Duration DEAD_KEPT = Duration.ofDays(30);

  /**
   * What our services write may carry several texts of a record that entered, each of up to 1 MiB.
   */
  private static final int INNER_BYTES_MAX = 4 << 20;

  /** The topics of the plan that the service reads or writes, and its dead letters. */
  static TopicSetup of(TopicPlan plan, ServiceSpec spec, int partitions, KafkaSettings kafka) {
    var read = new ArrayList<String>(spec.inners());
    spec.entries().forEach(entry -> read.add(entry.topic()));
    var dead =
        read.stream().map(t -> new Topic(HeaderNames.deadTopic(t, spec.name()), DEAD_KEPT, false));
    var all =
        Stream.concat(plan.topics().stream(), dead)
            .collect(Collectors.toMap(Topic::name, t -> t, (first, _) -> first));
    var missing = read.stream().filter(name -> !all.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("the topic plan lacks " + missing);
    }
    return new TopicSetup(List.copyOf(all.values()), partitions, kafka.replicationFactor());
  }

  Set<String> names() {
    return topics.stream().map(Topic::name).collect(Collectors.toSet());
  }

  Set<String> entries() {
    return topics.stream().filter(Topic::entry).map(Topic::name).collect(Collectors.toSet());
  }

  /** How to make those that are not there. */
  List<NewTopic> toMake(Set<String> there) {
    return topics.stream()
        .filter(topic -> !there.contains(topic.name()))
        .map(t -> new NewTopic(t.name(), partitions, replicationFactor).configs(config(t)))
        .toList();
  }

  private Map<String, String> config(Topic topic) {
    var config = new HashMap<String, String>();
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, LOG_APPEND_TIME);
    if (topic.entry()) {
      // else a batch of 1 MB that others compressed becomes gigabytes in the loop that reads it
      config.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed");
    } else {
      config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(INNER_BYTES_MAX));
    }
    if (replicationFactor > 2) {
      config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return config;
  }

  /** What is wrong with the topics as they are, each as a sentence an operator can act on. */
  List<String> complaints(Map<String, Integer> partitionsOf, Map<String, String> timestampsOf) {
    var complaints = new ArrayList<String>();
    partitionsOf.forEach(
        (topic, found) -> {
          if (found != partitions) {
            complaints.add(
                "Topic %s has %d partitions, but signalbox.partitions is %d: all topics need the same number for good, so set it to %d or make the topics anew."
                    .formatted(topic, found, partitions, found));
          }
        });
    timestampsOf.forEach(
        (topic, found) -> {
          if (entries().contains(topic) && !found.equals(LOG_APPEND_TIME)) {
            complaints.add(
                "Entry topic %s has message.timestamp.type=%s: set it to LogAppendTime, for a thing happens when the broker stamps it."
                    .formatted(topic, found));
          }
        });
    return complaints;
  }
}
