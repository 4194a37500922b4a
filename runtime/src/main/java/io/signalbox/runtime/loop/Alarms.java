package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Shards that wait for a person, why, and what a person has accepted. May be asked by anybody. */
final class Alarms {
  private final InstantSource clock;
  private final Map<Integer, Standing> byShard = new ConcurrentHashMap<>();
  private final Queue<Integer> accepted = new ConcurrentLinkedQueue<>();

  /** An alarm and since when it stands. */
  private record Standing(Alarm alarm, String id, Instant since) {}

  Alarms(InstantSource clock) {
    this.clock = clock;
  }

  /** Raises it, unless the same stands already. */
  void raise(int shard, Alarm alarm) {
    var now = clock.instant();
    var id = Ids.timeOrdered(now, Integer.toString(shard), String.valueOf(alarm.getMessage()));
    byShard.merge(
        shard,
        new Standing(alarm, id, now),
        (before, raised) ->
            String.valueOf(before.alarm.getMessage()).equals(alarm.getMessage()) ? before : raised);
  }

  void end(int shard) {
    byShard.remove(shard);
  }

  boolean stands(int shard) {
    return byShard.containsKey(shard);
  }

  /** The alarm of a shard that a person has accepted and that is to be taken again. */
  @Nullable Alarm get(int shard) {
    var standing = byShard.get(shard);
    return standing == null ? null : standing.alarm;
  }

  /** The next shard whose alarm was accepted since this was last asked. */
  @Nullable Integer nextAccepted() {
    return accepted.poll();
  }

  /** Accepts the alarm of that id, from any thread. False when no such alarm can be accepted. */
  boolean accept(int shard, String id) {
    var standing = byShard.get(shard);
    if (standing == null || !standing.id.equals(id) || standing.alarm.lost() == null) return false;
    return accepted.add(shard);
  }

  /** Why each of them waits. */
  Map<Integer, String> reasons() {
    var reasons = new HashMap<Integer, String>();
    byShard.forEach(
        (shard, standing) -> reasons.put(shard, String.valueOf(standing.alarm.getMessage())));
    return Map.copyOf(reasons);
  }

  /** All of them, as a person sees them. */
  List<ShardAlarm> all() {
    return byShard.entrySet().stream()
        .map(
            each -> {
              var standing = each.getValue();
              return new ShardAlarm(
                  each.getKey(),
                  standing.id,
                  String.valueOf(standing.alarm.getMessage()),
                  standing.alarm.lost(),
                  standing.since);
            })
        .toList();
  }
}
