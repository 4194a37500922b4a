package io.signalbox.runtime.timer;

import java.util.Comparator;

/**
 * A timer as it is kept: one per subject and kind.
 *
 * @param due epoch milliseconds
 */
public record Timer(String workspace, String subject, String kind, long due) {
  public static final Comparator<Timer> BY_DUE =
      Comparator.comparingLong(Timer::due).thenComparing(Timer::subject).thenComparing(Timer::kind);

  /** What there is at most one timer of. */
  public Key key() {
    return new Key(subject, kind);
  }

  /** A subject and one of its kinds of timer. */
  public record Key(String subject, String kind) {}
}
