package io.signalbox.runtime.service;

import io.signalbox.runtime.loop.ShardAlarm;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The loops of one process, each on a thread of its own and a member of the group of its own, so
 * that Kafka divides the shards among them as it does among processes.
 */
record LoopThreads(List<LoopThread> all) {
  void start() {
    all.forEach(LoopThread::start);
  }

  /** When the one that stands still for longest last moved. */
  Instant lastProgress() {
    return all.stream()
        .map(LoopThread::lastProgress)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  Set<Integer> owned() {
    return all.stream().flatMap(each -> each.owned().stream()).collect(Collectors.toSet());
  }

  Map<Integer, String> alarms() {
    var alarms = new HashMap<Integer, String>();
    for (var each : all) alarms.putAll(each.alarms());
    return Map.copyOf(alarms);
  }

  List<ShardAlarm> standingAlarms() {
    return all.stream().flatMap(each -> each.standingAlarms().stream()).toList();
  }

  boolean accept(int shard, String alarm) {
    return all.stream().anyMatch(each -> each.accept(shard, alarm));
  }

  /** All end their turns at the same time. */
  void close() {
    all.forEach(LoopThread::stop);
    all.forEach(LoopThread::close);
  }
}
