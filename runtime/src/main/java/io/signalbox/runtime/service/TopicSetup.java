package io.signalbox.runtime.service;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.security.KeyLog;
import io.signalbox.runtime.settings.KafkaSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.settings.TopicPlan.Topic;
import io.signalbox.runtime.shard.ServiceSpec;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Which topics a service needs, and what they must look like. Pure: {@link TopicCheck} asks Kafka.
 */
record TopicSetup(List<Topic> topics, int partitions, short replicationFactor) {
  private static final String LOG_APPEND_TIME = "LogAppendTime";
  private static final Duration DEAD_KEPT = Duration.ofDays(30);

  /** Not one of the shards: every service reads all of it, and keeps the last state of each key. */
  static final Topic KEYS = new Topic(KeyLog.TOPIC, ChronoUnit.FOREVER.getDuration(), false);

  /**
   * What our services write may carry several texts of a record that entered, each of up to 1 MiB.
   */
  private static final int INNER_BYTES_MAX = TopicLimits.REQUEST_BYTES_MAX;

  /** The topics of the plan that the service reads or writes, and its dead letters. */
  static TopicSetup of(TopicPlan plan, ServiceSpec spec, int partitions, KafkaSettings kafka) {
    var read = new ArrayList<String>(spec.inners());
    spec.entries().forEach(entry -> read.add(entry.topic()));
    var dead =
        read.stream().map(t -> new Topic(HeaderNames.deadTopic(t, spec.name()), DEAD_KEPT, false));
    var all =
        Stream.of(plan.topics().stream(), dead, Stream.of(KEYS))
            .flatMap(each -> each)
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

  /** How to make those that are not there. */
  List<NewTopic> toMake(Set<String> there) {
    return topics.stream()
        .filter(topic -> !there.contains(topic.name()))
        .map(t -> new NewTopic(t.name(), partitions(t), replicationFactor).configs(config(t)))
        .toList();
  }

  private int partitions(Topic topic) {
    return topic.equals(KEYS) ? 1 : partitions;
  }

  private Map<String, String> config(Topic topic) {
    var config = new HashMap<String, String>();
    if (replicationFactor > 2) {
      config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    if (topic.equals(KEYS)) {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      return config;
    }
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, LOG_APPEND_TIME);
    if (topic.entry()) {
      // else a batch of 1 MB that others compressed becomes gigabytes in the loop that reads it
      config.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed");
    } else {
      config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(INNER_BYTES_MAX));
    }
    return config;
  }

  /** What is wrong with a topic as it is, each as a sentence an operator can act on. */
  List<String> complaints(FoundTopic found) {
    var topic =
        topics.stream().filter(each -> each.name().equals(found.name())).findFirst().orElseThrow();
    return topic.equals(KEYS) ? complaintsOfKeys(found) : complaints(found, topic);
  }

  private static List<String> complaintsOfKeys(FoundTopic found) {
    var complaints = new ArrayList<String>();
    if (found.partitions() != 1) {
      complaints.add(
          "Topic %s has %d partitions: make it anew with one, for what is said of a key must stay in order."
              .formatted(found.name(), found.partitions()));
    }
    var compacted =
        found.text(TopicConfig.CLEANUP_POLICY_CONFIG).equals(TopicConfig.CLEANUP_POLICY_COMPACT);
    var mend = compacted ? null : "set it to compact, or keys would be forgotten.";
    complain(complaints, found, TopicConfig.CLEANUP_POLICY_CONFIG, mend);
    complain(complaints, found, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas(found));
    return complaints;
  }

  private List<String> complaints(FoundTopic found, Topic topic) {
    var complaints = new ArrayList<String>();
    if (found.partitions() != partitions) {
      complaints.add(
          "Topic %s has %d partitions, but signalbox.partitions is %d: all topics need the same number for good, so set it to %d or make the topics anew."
              .formatted(found.name(), found.partitions(), partitions, found.partitions()));
    }
    var stamp = found.text(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    if (topic.entry() && !stamp.equals(LOG_APPEND_TIME)) {
      complaints.add(
          "Entry topic %s has message.timestamp.type=%s: set it to LogAppendTime, for a thing happens when the broker stamps it."
              .formatted(found.name(), stamp));
    }
    complain(complaints, found, TopicConfig.CLEANUP_POLICY_CONFIG, cleanup(found));
    complain(complaints, found, TopicConfig.RETENTION_MS_CONFIG, retention(found, topic));
    complain(complaints, found, TopicConfig.RETENTION_BYTES_CONFIG, size(found));
    complain(complaints, found, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, largest(found, topic));
    complain(complaints, found, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas(found));
    return complaints;
  }

  private static void complain(
      List<String> complaints, FoundTopic found, String key, @Nullable String what) {
    if (what == null) return;
    complaints.add("Topic %s has %s=%s: %s".formatted(found.name(), key, found.text(key), what));
  }

  private static @Nullable String cleanup(FoundTopic found) {
    return found.text(TopicConfig.CLEANUP_POLICY_CONFIG).equals(TopicConfig.CLEANUP_POLICY_DELETE)
        ? null
        : "set it to delete, for compaction would leave one record of each workspace.";
  }

  private static @Nullable String retention(FoundTopic found, Topic topic) {
    var kept = found.number(TopicConfig.RETENTION_MS_CONFIG);
    var wanted = topic.retention().toMillis();
    return kept < 0 || kept >= wanted
        ? null
        : "set it to %d or more, for a reader may be away for %d days."
            .formatted(wanted, topic.retention().toDays());
  }

  private static @Nullable String size(FoundTopic found) {
    return found.number(TopicConfig.RETENTION_BYTES_CONFIG) < 0
        ? null
        : "set it to -1, for records must be kept until they are read, however many there are.";
  }

  private @Nullable String largest(FoundTopic found, Topic topic) {
    var least = isWrittenByUsAlone(topic) ? INNER_BYTES_MAX : TopicLimits.MESSAGE_BYTES_MIN;
    return found.messageBytes() >= least
        ? null
        : "set it to %d or more, for records of this topic may be as large.".formatted(least);
  }

  private static boolean isWrittenByUsAlone(Topic topic) {
    return !topic.entry() && !topic.name().endsWith(HeaderNames.DEAD_SUFFIX);
  }

  private static @Nullable String replicas(FoundTopic found) {
    var least = found.number(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    if (least > found.replicas()) {
      return "it has %d replicas, so nothing could be written to it; set it to %d."
          .formatted(found.replicas(), Math.min(2, found.replicas()));
    }
    return found.replicas() > 2 && least < 2
        ? "it has %d replicas; set it to 2, or the loss of one broker may lose what was acknowledged."
            .formatted(found.replicas())
        : null;
  }
}
