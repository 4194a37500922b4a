package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.OutRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The committed records of one batch on their way to the log, and how far the inputs had come. */
final class Sending {
  final int shard;
  final long number;
  final List<OutRecord> records;
  final Map<String, Long> offsets;
  final long weight;

  /** Records of the last attempt that are not acknowledged; an attempt has a count of its own. */
  AtomicInteger left;

  Sending(int shard, long number, List<OutRecord> records, Map<String, Long> offsets) {
    this.shard = shard;
    this.number = number;
    this.records = records;
    this.offsets = offsets;
    this.weight = records.stream().mapToLong(OutRecord::weight).sum();
    this.left = new AtomicInteger(records.size());
  }
}
