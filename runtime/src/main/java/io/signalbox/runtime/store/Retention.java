package io.signalbox.runtime.store;

import java.time.Duration;

/**
 * How long the loop's own tables keep a row, in log time.
 *
 * @param outcomes how long a repeat is recognised and gets the first outcome
 * @param audit how long it is known who did what
 * @param deadLetters how long a dead letter, or a delivery that failed, can be looked at and sent
 *     again
 * @param erasures how long it is known whom we erased: as long as dead letters at least, for one of
 *     those could bring them back
 */
public record Retention(
    Duration outcomes, Duration audit, Duration deadLetters, Duration erasures) {
  /** What holds where nothing else is said. */
  public static final Retention USUAL =
      new Retention(
          Duration.ofHours(24), Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(365));

  /** A table whose rows are forgotten with age. */
  public enum Aged {
    OUTCOME("outcome", "decided_at"),
    AUDIT("audit", "happened_at"),
    DEAD_LETTER("dead_letter", "happened_at"),
    DELIVERY("delivery", "ended_at"),
    DELIVERY_TARGET("delivery_target", "resumed_at"),
    ERASURE("erasure", "completed_at");

    final String table;
    final String time;

    Aged(String table, String time) {
      this.table = table;
      this.time = time;
    }
  }

  public Retention {
    requirePositive("outcomes", outcomes);
    requirePositive("audit", audit);
    requirePositive("dead-letters", deadLetters);
    if (erasures.compareTo(deadLetters) < 0) {
      throw new IllegalArgumentException(
          "signalbox.retention.erasures must not be less than signalbox.retention.dead-letters");
    }
  }

  /** How long rows of that table are kept. */
  public Duration of(Aged table) {
    return switch (table) {
      case OUTCOME -> outcomes;
      case AUDIT -> audit;
      case DEAD_LETTER, DELIVERY, DELIVERY_TARGET -> deadLetters;
      case ERASURE -> erasures;
    };
  }

  private static void requirePositive(String name, Duration kept) {
    if (kept.toMillis() < 1) {
      throw new IllegalArgumentException("signalbox.retention." + name + " must be positive");
    }
  }
}
