package io.signalbox.runtime.projection;

import io.signalbox.runtime.json.Json;
import java.util.HashMap;
import java.util.Map;

/** How far the topics of one shard were read, by a projection of one format. */
record Place(int format, Map<String, Next> topics) {
  /**
   * Of one topic.
   *
   * @param topicId its identity: another one after it was made anew
   * @param offset the next one to read
   */
  record Next(String topicId, long offset) {}

  Place {
    topics = Map.copyOf(topics);
  }

  static Place parse(String text) {
    return Json.read(text, Place.class);
  }

  String text() {
    return Json.text(this);
  }

  /** The same, with what was read of one topic. */
  Place readTo(String topic, long offset) {
    var all = new HashMap<>(topics);
    all.computeIfPresent(topic, (_, next) -> new Next(next.topicId(), offset));
    return new Place(format, all);
  }
}
