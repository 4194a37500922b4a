package io.signalbox.routing.assignment;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of a workspace that wait, in one line for each {@link BacklogKey}, in the order of
 * their turn.
 */
public final class Backlog {
  private final Map<BacklogKey, SortedSet<QueuedTicket>> lines = new HashMap<>();
  private int size;

  /** Puts a ticket in line. */
  public void add(BacklogKey key, QueuedTicket waiting) {
    if (lines.computeIfAbsent(key, _ -> new TreeSet<>(QueuedTicket.IN_TURN)).add(waiting)) size++;
  }

  /** Takes a ticket out. */
  public void remove(BacklogKey key, QueuedTicket waiting) {
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
  public Map<BacklogKey, SortedSet<QueuedTicket>> all() {
    return Collections.unmodifiableMap(lines);
  }

  /** A ticket whose turn it is, and the line it waits in. */
  public record Turn(BacklogKey key, QueuedTicket waiting) {}

  /**
   * Whose turn it is.
   *
   * @param lines which lines to look at
   * @param usable which tickets to look at; those it refuses are passed over one by one
   */
  public @Nullable Turn next(Predicate<BacklogKey> lines, Predicate<QueuedTicket> usable) {
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

  private static boolean sooner(QueuedTicket one, QueuedTicket other) {
    return QueuedTicket.IN_TURN.compare(one, other) < 0;
  }

  private static @Nullable QueuedTicket next(
      SortedSet<QueuedTicket> line, Predicate<QueuedTicket> usable) {
    for (var waiting : line) {
      if (usable.test(waiting)) return waiting;
    }
    return null;
  }
}
