package io.signalbox.runtime.timer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The naive model: all timers in a map, sorted anew whenever someone asks. */
final class Rows {
  private final Map<Timer.Key, Timer> rows = new HashMap<>();

  void set(Timer timer) {
    rows.put(timer.key(), timer);
  }

  void remove(Timer.Key key) {
    rows.remove(key);
  }

  boolean has(Timer.Key key) {
    return rows.containsKey(key);
  }

  Collection<Timer> all() {
    return rows.values();
  }

  /** As the store answers: the next ones, and all ties of the last. */
  List<Timer> after(long due, int limit) {
    var later = sorted().stream().filter(timer -> timer.due() > due).toList();
    if (later.size() <= limit) return later;
    var last = later.get(limit - 1).due();
    return later.stream().filter(timer -> timer.due() <= last).toList();
  }

  List<Timer> due(long upTo) {
    return sorted().stream().filter(timer -> timer.due() <= upTo).toList();
  }

  long nextDue() {
    return rows.values().stream().mapToLong(Timer::due).min().orElse(Long.MAX_VALUE);
  }

  /** How many are due at the same moment, where most are. */
  int mostTies() {
    var counts = new HashMap<Long, Integer>();
    for (var row : rows.values()) counts.merge(row.due(), 1, Integer::sum);
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private List<Timer> sorted() {
    var sorted = new ArrayList<>(rows.values());
    sorted.sort(Timer.BY_DUE);
    return sorted;
  }
}
