package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.ShardState;
import java.time.Instant;
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

  /** Parts what is to decide into batches of so many bytes, each of at least one item. */
  static List<List<Item>> parts(List<Item> items, int bytesMax) {
    var parts = new ArrayList<List<Item>>(1);
    var from = 0;
    var bytes = 0L;
    for (var i = 0; i < items.size(); i++) {
      var weight = bytes(items.get(i));
      if (i > from && bytes + weight > bytesMax) {
        parts.add(items.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += weight;
    }
    if (from < items.size()) parts.add(items.subList(from, items.size()));
    return parts;
  }

  private static long bytes(Item item) {
    return switch (item) {
      case Item.Read read ->
          Math.max(0, read.raw().serializedValueSize())
              + (long) Math.max(0, read.raw().serializedKeySize());
      case Item.Fired _, Item.BadTimer _ -> 0;
    };
  }

  /**
   * Only records move log time: after a barrier nothing older can come, and after a provisional
   * firing what comes late must still count as of when it entered. So must what an upstream is
   * still catching up with, though a command of our own has just entered.
   */
  static Instant timeOf(Item item, ShardState state) {
    if (isInner(item)) {
      state.innerTime = Math.max(state.innerTime, item.at());
      state.logTime = Math.max(state.logTime, item.at());
      return Instant.ofEpochMilli(state.innerTime);
    }
    if (item instanceof Item.Read read && !isMark(item)) {
      var marked = state.marked.getOrDefault(read.raw().topic(), item.at());
      state.logTime = Math.max(state.logTime, Math.max(marked, item.at()));
    }
    return Instant.ofEpochMilli(Math.max(state.logTime, item.at()));
  }

  private static boolean isMark(Item item) {
    return item instanceof Item.Marker || item instanceof Item.Watermark;
  }

  private static boolean isInner(Item item) {
    return item instanceof Item.Skipped || (item instanceof Item.Ready ready && !ready.entry());
  }
}
