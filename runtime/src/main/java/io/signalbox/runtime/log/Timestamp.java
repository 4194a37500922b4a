package io.signalbox.runtime.log;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads times as we write them, {@code 2026-11-27T13:23:12.345Z}, at a small part of what a parser
 * of all formats costs: every record has one. Leaves other forms to that parser.
 */
final class Timestamp {
  private static final String SHAPE = "0000-00-00T00:00:00.000Z";
  private static final long DAY_MILLIS = 86_400_000;

  private Timestamp() {}

  /**
   * In epoch milliseconds.
   *
   * @throws java.time.DateTimeException when it is no time in UTC
   */
  static long millis(String text) {
    if (!isOurs(text)) return Instant.parse(text).toEpochMilli();
    var hour = digits(text, 11, 2);
    var minute = digits(text, 14, 2);
    var second = digits(text, 17, 2);
    if (hour > 23 || minute > 59 || second > 59) return Instant.parse(text).toEpochMilli();
    var day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)).toEpochDay();
    return day * DAY_MILLIS + ((hour * 60L + minute) * 60 + second) * 1_000 + digits(text, 20, 3);
  }

  private static boolean isOurs(String text) {
    if (text.length() != SHAPE.length()) return false;
    for (var n = 0; n < SHAPE.length(); n++) {
      var expected = SHAPE.charAt(n);
      var given = text.charAt(n);
      if (expected == '0' ? given < '0' || given > '9' : given != expected) return false;
    }
    return true;
  }

  private static int digits(String text, int from, int count) {
    var number = 0;
    for (var n = from; n < from + count; n++) number = number * 10 + (text.charAt(n) - '0');
    return number;
  }
}
