package io.signalbox.routing.assignment;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of a workspace that wait, in one line for each {@link LineKey}, in the order of their
 * turn.
 */
public final class Lines {
  private final Map<LineKey, SortedSet<Waiting>> lines = new HashMap<>();
  private int size;

  /** Puts a ticket in line. */
  public void add(LineKey key, Waiting waiting) {
    if (lines.computeIfAbsent(key, _ -> new TreeSet<>(Waiting.IN_TURN)).add(waiting)) size++;
  }

  /** Takes a ticket out. */
  public void remove(LineKey key, Waiting waiting) {
    var line = lines.get(key);
    if (line == null || !line.remove(waiting)) return;
    size--;
    if (line.isEmpty()) lines.remove(key);
  }

  /** How many wait. */
  public int size() {
    return size;
  }

  /** All that wait, in the order of their turn. */
  public Map<LineKey, SortedSet<Waiting>> all() {
    return Collections.unmodifiableMap(lines);
  }

  /** A ticket whose turn it is, and the line it waits in. */
  public record Turn(LineKey key, Waiting waiting) {}

  /**
   * Whose turn it is.
   *
   * @param lines which lines to look at
   * @param usable which tickets to look at; those it refuses are passed over one by one
   */
  public @Nullable Turn next(Predicate<LineKey> lines, Predicate<Waiting> usable) {
    Turn best = null;
    for (var line : this.lines.entrySet()) {
      var late = best != null && !sooner(line.getValue().first(), best.waiting());
      if (late || !lines.test(line.getKey())) continue;
      var next = next(line.getValue(), usable);
      if (next != null && (best == null || sooner(next, best.waiting()))) {
        best = new Turn(line.getKey(), next);
      }
    }
    return best;
  }

  private static boolean sooner(Waiting one, Waiting other) {
    return Waiting.IN_TURN.compare(one, other) < 0;
  }

  private static @Nullable Waiting next(SortedSet<Waiting> line, Predicate<Waiting> usable) {
    for (var waiting : line) {
      if (usable.test(waiting)) return waiting;
    }
    return null;
  }
}
