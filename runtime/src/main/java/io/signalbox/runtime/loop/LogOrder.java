package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.ServiceSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Puts what a shard is to decide into order. */
final class LogOrder {
  private LogOrder() {}

  /** All topics a service reads. */
  static List<String> inputsOf(ServiceSpec spec) {
    return Stream.concat(
            spec.entries().stream().map(ServiceSpec.Entry::topic), spec.inners().stream())
        .toList();
  }

  /**
   * Merges by log time. Records of one topic keep their order, whatever their times say; what is as
   * old as a record comes after it, so that an answer at the very deadline is in time.
   */
  static List<Item> merge(Collection<? extends Item.Read> records, List<Item.Fired> fired) {
    var byTopic = new LinkedHashMap<String, Deque<Item>>();
    for (var each : records) {
      byTopic.computeIfAbsent(each.raw().topic(), topic -> new ArrayDeque<>()).add(each);
    }
    var queues = new ArrayList<Deque<Item>>(byTopic.values());
    if (!fired.isEmpty()) queues.add(new ArrayDeque<>(fired));
    var merged = new ArrayList<Item>(records.size() + fired.size());
    while (!queues.isEmpty()) {
      var oldest = queues.getFirst();
      for (var queue : queues) {
        if (queue.getFirst().at() < oldest.getFirst().at()) oldest = queue;
      }
      merged.add(oldest.removeFirst());
      if (oldest.isEmpty()) queues.remove(oldest);
    }
    return merged;
  }
}
