package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.timer.Timer;
import io.signalbox.runtime.timer.Timers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** A shard while this instance owns it. Used by the loop's thread only. */
final class OwnedShard {
  final int number;
  final long epoch;
  final Shard<?> shard;
  final Timers timers;
  final Watermarks watermarks;
  final Barrier barrier;
  final Pruning pruning;
  final Outbound outbound;
  ShardState state;

  /** What was read and is not decided yet, in parts, each of them one batch. */
  final Deque<List<Item>> todo = new ArrayDeque<>();

  /** Whether its partitions are read now. */
  boolean reading;

  /** The last batch whose records are all acknowledged, and the last one forgotten. */
  long acknowledged;

  long forgotten;

  /** The last batch that the publisher was given. */
  long published;

  /** When the shard's row was last written, by this machine's clock. */
  long writtenAt;

  /** Up to where timers have been put in their places among what is to be done. */
  long firesBefore = Watermarks.NONE;

  /** Timers due before that, which were set since and have not fired. */
  final PriorityQueue<Timer> young = new PriorityQueue<>(Timer.BY_DUE);

  OwnedShard(
      int number,
      long epoch,
      Shard<?> shard,
      ShardState state,
      Timers timers,
      Watermarks watermarks,
      Barrier barrier,
      Pruning pruning,
      Outbound outbound) {
    this.number = number;
    this.epoch = epoch;
    this.shard = shard;
    this.state = state;
    this.timers = timers;
    this.watermarks = watermarks;
    this.barrier = barrier;
    this.pruning = pruning;
    this.outbound = outbound;
  }

  /** Up to where a timer that the first part sets may fire in it: not before what follows. */
  long firesBefore() {
    var least = firesBefore;
    var parts = todo.iterator();
    parts.next();
    while (parts.hasNext()) least = Math.min(least, LogOrder.leastFrom(parts.next())[0]);
    return least;
  }

  /** These are about to be decided, and timers with them, in order of time. */
  void read(List<Item.Read> items, Instant now) {
    for (var item : items) barrier.read(item, now);
  }
}
