package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.OutRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The committed records of one batch on their way to the log, and how far the inputs had come. */
final class Sending {
  /** What even an empty one takes in memory, about. */
  private static final int WEIGHT_MIN = 256;

  final int shard;
  final long number;
  final List<OutRecord> records;
  final long weight;

  /** Where the inputs stood once all of this was committed, by topic. */
  private Map<String, Long> offsets;

  /** Records of the last attempt that are not acknowledged; an attempt has a count of its own. */
  private volatile AtomicInteger left;

  Sending(int shard, long number, List<OutRecord> records, Map<String, Long> offsets) {
    this.shard = shard;
    this.number = number;
    this.records = records;
    this.offsets = offsets;
    this.weight = WEIGHT_MIN + records.stream().mapToLong(OutRecord::weight).sum();
    this.left = new AtomicInteger(records.size());
  }

  Map<String, Long> offsets() {
    return offsets;
  }

  /** What was decided after it and said nothing stands as far as this, once it is acknowledged. */
  void absorb(Sending silent) {
    offsets = silent.offsets;
  }

  /** A new attempt begins; what an earlier one still hears does not count for it. */
  AtomicInteger attempt() {
    var fresh = new AtomicInteger(records.size());
    left = fresh;
    return fresh;
  }

  boolean acknowledged() {
    return left.get() == 0;
  }
}
