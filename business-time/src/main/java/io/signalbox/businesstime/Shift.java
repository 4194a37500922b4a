package io.signalbox.businesstime;

/**
 * Hours that start on a local day, half-open.
 *
 * @param from seconds from 00:00, less than {@link #DAY}
 * @param to seconds from 00:00, less than a day after {@code from} or just 24:00
 */
record Shift(int from, int to) {
  /** 24:00. */
  static final int DAY = 86_400;

  boolean overlaps(Shift other) {
    return from < other.to && other.from < to;
  }
}
