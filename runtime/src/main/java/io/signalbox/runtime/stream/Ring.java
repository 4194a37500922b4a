package io.signalbox.runtime.stream;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last records of one partition, bounded in number and bytes. The tail writes, subscribers
 * read.
 */
final class Ring {
  static final int RECORDS_MAX = 10_000;
  static final int BYTES_MAX = 4 << 20;

  private final NavigableMap<Long, Published> records = new TreeMap<>();
  private long first;
  private Position.Mark last;
  private int bytes;

  /** Begins empty, before this offset. */
  Ring(long offset) {
    first = offset;
    last = Position.Mark.at(offset - 1);
  }

  synchronized void add(Published record) {
    records.put(record.offset(), record);
    bytes += record.weight();
    last = record.mark().after(last);
    while (records.size() > RECORDS_MAX || (bytes > BYTES_MAX && records.size() > 1)) {
      bytes -= records.pollFirstEntry().getValue().weight();
      first = records.firstKey();
    }
  }

  /** The last record. */
  synchronized Position.Mark last() {
    return last;
  }

  /** Up to so many records from this offset on; empty when they are no longer here. */
  synchronized Optional<List<Published>> from(long offset, int most) {
    return offset < first
        ? Optional.empty()
        : Optional.of(records.tailMap(offset, true).values().stream().limit(most).toList());
  }
}
