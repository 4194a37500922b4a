package io.signalbox.runtime.service;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/** A topic as it is, whoever made it. */
record FoundTopic(String name, int partitions, int replicas, Map<String, String> config) {
  static FoundTopic of(TopicDescription topic, Config config) {
    var values = new HashMap<String, String>();
    for (var entry : config.entries()) {
      if (entry.value() != null) values.put(entry.name(), entry.value());
    }
    var replicas =
        topic.partitions().stream().mapToInt(each -> each.replicas().size()).min().orElse(0);
    return new FoundTopic(topic.name(), topic.partitions().size(), replicas, values);
  }

  String text(String key) {
    return config.getOrDefault(key, "");
  }

  long number(String key) {
    return Long.parseLong(config.getOrDefault(key, "-1"));
  }

  /** The largest record it takes. */
  long messageBytes() {
    return number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
  }
}
