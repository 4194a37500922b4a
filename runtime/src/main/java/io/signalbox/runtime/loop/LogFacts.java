package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.ServiceSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What the log says of a shard before it is taken. Asking may take as long as Kafka takes to
 * answer, so it is done in the background.
 *
 * @param inputs by topic
 * @param tails the last record of our own on each output that has one, by topic
 */
record LogFacts(Map<String, Range> inputs, Map<String, LogView.Tail> tails) {
  /** One input: which topic it is, and which offsets are there. */
  record Range(String topicId, long beginning, long end) {}

  static LogFacts of(LogView log, ServiceSpec spec, int shard) {
    var inputs = new HashMap<String, Range>();
    for (var topic : LogOrder.inputsOf(spec)) {
      var place = new TopicPartition(topic, shard);
      inputs.put(topic, new Range(log.topicId(topic), log.beginning(place), log.end(place)));
    }
    var tails = new HashMap<String, LogView.Tail>();
    var prefix = Announcer.sourcePrefix(spec, shard);
    for (var topic : spec.outputs()) {
      var tail = log.tail(new TopicPartition(topic, shard), prefix);
      if (tail != null) tails.put(topic, tail);
    }
    return new LogFacts(inputs, tails);
  }
}
