package io.signalbox.runtime.timer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The next timers of one shard, in memory; the rest are rows. All timers due at or before the
 * horizon are here, so whoever asks what is due never misses one.
 */
public final class Timers {
  /**
   * How many timers a shard keeps in memory; twice as many, and those due with the last, are cut.
   */
  public static final int IN_MEMORY = 10_000;

  private final int max;
  private final Map<Timer.Key, Timer> byKey = new HashMap<>();
  private final TreeSet<Timer> byDue = new TreeSet<>(Timer.BY_DUE);
  private long horizon = Long.MIN_VALUE;
  private int cutAt;

  public Timers(int max) {
    this.max = max;
    this.cutAt = 2 * max;
  }

  /**
   * Adds rows read from beyond the horizon.
   *
   * @param rows the next rows in order of time, all ties of the last one among them
   * @param asked how many were asked for: fewer rows mean that there are no more
   */
  public void loaded(List<Timer> rows, int asked) {
    for (var row : rows) put(row);
    horizon = rows.size() < asked ? Long.MAX_VALUE : rows.getLast().due();
  }

  /**
   * Whether rows beyond the horizon must be read before {@link #due} can be trusted again. What is
   * here comes first: while a barrier keeps it waiting, no more is read, however much is overdue.
   */
  public boolean needsRows(long upTo) {
    return horizon < upTo && byDue.isEmpty();
  }

  /** All timers due at or before this are in memory. */
  public long horizon() {
    return horizon;
  }

  /** Sets or moves a timer. */
  public void set(Timer timer) {
    remove(timer.key());
    if (timer.due() <= horizon) put(timer);
    if (byDue.size() > cutAt) cut();
  }

  /** Removes a timer if it is here. */
  public void remove(Timer.Key key) {
    var old = byKey.remove(key);
    if (old != null) byDue.remove(old);
  }

  /** False when there is certainly no row of this key. */
  public boolean mayExist(Timer.Key key) {
    return horizon != Long.MAX_VALUE || byKey.containsKey(key);
  }

  /** The timer of that key, if it is in memory. */
  public @Nullable Timer get(Timer.Key key) {
    return byKey.get(key);
  }

  /** When the next timer is due: epoch milliseconds, or {@code Long.MAX_VALUE}. */
  public long nextDue() {
    if (!byDue.isEmpty()) return byDue.first().due();
    return horizon == Long.MAX_VALUE ? Long.MAX_VALUE : horizon;
  }

  /** What is due at or before this, oldest first, at most so many. */
  public List<Timer> due(long upTo, int limit) {
    var due = new ArrayList<Timer>();
    for (var timer : byDue) {
      if (timer.due() > upTo || due.size() == limit) break;
      due.add(timer);
    }
    return due;
  }

  /** How many are in memory. */
  public int size() {
    return byDue.size();
  }

  private void put(Timer timer) {
    byKey.put(timer.key(), timer);
    byDue.add(timer);
  }

  /** Forgets what is due last; its rows stay. Ties of the new horizon are kept. */
  private void cut() {
    var kept = byDue.stream().skip(max - 1L).findFirst().orElseThrow();
    horizon = kept.due();
    var beyond = byDue.tailSet(new Timer("", "", "", horizon + 1), true);
    for (var timer : beyond) byKey.remove(timer.key());
    beyond.clear();
    // a great many ties can't be cut: not tried again at every one of them
    cutAt = 2 * Math.max(max, byDue.size());
  }
}
