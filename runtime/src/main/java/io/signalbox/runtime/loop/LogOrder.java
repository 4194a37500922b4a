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
   * Merges by time. Records of one topic keep their order, whatever their times say. A timer comes
   * after all records that are as old or older, also those that stand behind a newer one: an answer
   * at the very deadline is in time.
   */
  static List<Item> merge(Collection<? extends Item.Read> records, List<Item.Fired> fired) {
    var inOrder = merged(records);
    if (fired.isEmpty()) return inOrder;
    var all = new ArrayList<Item>(inOrder.size() + fired.size());
    var least = leastFrom(inOrder);
    var next = 0;
    for (var timer : fired) {
      while (least[next] <= timer.at()) all.add(inOrder.get(next++));
      all.add(timer);
    }
    all.addAll(inOrder.subList(next, inOrder.size()));
    return all;
  }

  private static List<Item> merged(Collection<? extends Item.Read> records) {
    var byTopic = new LinkedHashMap<String, Deque<Item>>();
    for (var each : records) {
      byTopic.computeIfAbsent(each.raw().topic(), topic -> new ArrayDeque<>()).add(each);
    }
    var queues = new ArrayList<Deque<Item>>(byTopic.values());
    var merged = new ArrayList<Item>(records.size());
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

  /**
   * By place, the least time of an item from there on; at the end {@code Long.MAX_VALUE}. Marks say
   * how far somebody is, not that something happened.
   */
  static long[] leastFrom(List<? extends Item> items) {
    var least = new long[items.size() + 1];
    least[items.size()] = Long.MAX_VALUE;
    for (var i = items.size() - 1; i >= 0; i--) {
      var item = items.get(i);
      least[i] = isMark(item) ? least[i + 1] : Math.min(least[i + 1], item.at());
    }
    return least;
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
   * When an item entered. What comes on an entry topic did not enter before what came there
   * earlier: brokers' clocks differ, and others have been told that all before is known.
   */
  static long enteredAt(Item item, ShardState state) {
    return switch (item) {
      case Item.Ready ready when ready.entry() -> stamped(ready, state);
      case Item.Bad bad when bad.entry() -> stamped(bad, state);
      case Item.Elsewhere elsewhere -> stamped(elsewhere, state);
      case Item.Marker marker -> stamped(marker, state);
      case Item.Ready _,
          Item.Bad _,
          Item.Unknown _,
          Item.Skipped _,
          Item.Watermark _,
          Item.Fired _,
          Item.BadTimer _ ->
          item.at();
    };
  }

  private static long stamped(Item.Read read, ShardState state) {
    return state.stamped.merge(read.raw().topic(), read.at(), Math::max);
  }

  /**
   * The log time of an item. Only records move it, not marks: a timer due before a mark is decided
   * after it. What an upstream is still catching up with has a time of its own, though a command of
   * ours has just entered.
   */
  static Instant timeOf(Item item, long enteredAt, ShardState state) {
    if (isInner(item)) {
      state.innerTime = Math.max(state.innerTime, enteredAt);
      state.logTime = Math.max(state.logTime, enteredAt);
      return Instant.ofEpochMilli(state.innerTime);
    }
    if (item instanceof Item.Read && !isMark(item)) {
      state.logTime = Math.max(state.logTime, enteredAt);
    }
    return Instant.ofEpochMilli(Math.max(state.logTime, enteredAt));
  }

  private static boolean isMark(Item item) {
    return item instanceof Item.Marker || item instanceof Item.Watermark;
  }

  private static boolean isInner(Item item) {
    return item instanceof Item.Skipped || (item instanceof Item.Ready ready && !ready.entry());
  }
}
