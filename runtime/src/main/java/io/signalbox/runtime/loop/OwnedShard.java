package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.timer.Timers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A shard while this instance owns it. Used by the loop's thread only. */
final class OwnedShard {
  final int number;
  final long epoch;
  final Shard<?> shard;
  final Timers timers;
  final Barrier barrier;
  final Pruning pruning;
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

  OwnedShard(
      int number,
      long epoch,
      Shard<?> shard,
      ShardState state,
      Timers timers,
      Barrier barrier,
      Pruning pruning) {
    this.number = number;
    this.epoch = epoch;
    this.shard = shard;
    this.state = state;
    this.timers = timers;
    this.barrier = barrier;
    this.pruning = pruning;
  }
}
