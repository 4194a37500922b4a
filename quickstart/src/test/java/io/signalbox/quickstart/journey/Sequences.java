package io.signalbox.quickstart.journey;

import io.signalbox.runtime.log.HeaderNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that each source gave its records, read from the beginning of each topic: one after
 * the other, none left out. After a crash some come again, byte for byte as they were.
 */
final class Sequences {
  private final Map<String, Map<Long, Entry>> known = new TreeMap<>();
  private final List<Entry> first = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private int repeats;

  Sequences(List<Entry> all) {
    all.forEach(this::take);
  }

  private void take(Entry entry) {
    var source = entry.topic() + " " + entry.header(HeaderNames.SOURCE);
    var number = Long.parseLong(entry.header(HeaderNames.SEQUENCE));
    var before = known.computeIfAbsent(source, _ -> new HashMap<>());
    var same = before.get(number);
    if (same != null) {
      repeats++;
      if (!equal(same, entry)) complaints.add(entry + " is not what it was: " + same);
      return;
    }
    if (number != before.size() + 1) {
      complaints.add("%s: %d follows %d".formatted(source, number, before.size()));
    }
    before.put(number, entry);
    first.add(entry);
  }

  private static boolean equal(Entry one, Entry other) {
    return Arrays.equals(one.raw().key(), other.raw().key())
        && Arrays.equals(one.raw().value(), other.raw().value())
        && one.raw().headers().equals(other.raw().headers());
  }

  /** Each record once, as a reader that recognises repeats sees them. */
  List<Entry> once() {
    return first;
  }

  /** What is not as it must be. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public String toString() {
    return "%d sources numbered %d records, %d came again"
        .formatted(known.size(), first.size(), repeats);
  }
}
