package io.signalbox.runtime.loop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a loop lets records gather. A commit costs much the same for few or many, so right after
 * one the next batch gathers for a while: the longer, the more the last turn cost, so that loops
 * which share a machine leave one another room; not at all where records wait already.
 */
final class Pace {
  /** A turn's own time, so many times over, is what the next batch gathers. */
  private static final int TURNS = 2;

  /** The longest that records gather, whatever a turn costs. */
  private static final Duration GATHER_MAX = Duration.ofMillis(15);

  /** So many records in one go are a backlog. */
  private static final int BACKLOG = 300;

  private final long least;
  private long began;
  private long committed;
  private int polled;

  /**
   * A pace.
   *
   * @param least how long records gather at least; zero lets them not gather at all
   */
  Pace(Duration least) {
    this.least = least.toNanos();
  }

  /** Waits as long as the batch before asks for. */
  void gather() {
    if (least == 0 || committed == 0 || polled >= BACKLOG) return;
    var cost = committed - began;
    var wait = Math.max(least, Math.min(TURNS * cost, GATHER_MAX.toNanos()));
    var left = wait - (System.nanoTime() - committed);
    if (left > 0) LockSupport.parkNanos(left);
  }

  /** A turn begins with so many records. */
  void begin(int records) {
    polled = records;
    began = System.nanoTime();
  }

  /** A batch was committed. */
  void committed() {
    committed = System.nanoTime();
  }
}
