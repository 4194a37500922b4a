package io.signalbox.runtime.json;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads times in UTC as {@link Instant} writes them, at a tenth of what a parser of all formats
 * costs: every record has several. Leaves other forms than ours, {@code 2026-11-27T13:23:12.345Z}
 * and the same without a fraction, to that parser.
 */
public final class Timestamp {
  private static final String SHAPE = "0000-00-00T00:00:00.000Z";
  private static final int FRACTION = 19;
  private static final int SHORT_LENGTH = FRACTION + 1;
  private static final int DAY_SECONDS = 86_400;

  private Timestamp() {}

  /**
   * In epoch milliseconds.
   *
   * @throws java.time.DateTimeException when it is no time in UTC
   * @throws ArithmeticException when it is too far away
   */
  public static long millis(String text) {
    return isOurs(text) ? ours(text) : Instant.parse(text).toEpochMilli();
  }

  /**
   * The time it says.
   *
   * @throws java.time.DateTimeException when it is no time in UTC
   */
  public static Instant instant(String text) {
    return isOurs(text) ? Instant.ofEpochMilli(ours(text)) : Instant.parse(text);
  }

  /** Whether it has one of the forms that are read here. */
  static boolean isOurs(String text) {
    var length = text.length();
    if (length != SHAPE.length() && length != SHORT_LENGTH) return false;
    if (text.charAt(length - 1) != 'Z') return false;
    for (var n = 0; n < length - 1; n++) {
      var expected = SHAPE.charAt(n);
      var given = text.charAt(n);
      if (expected == '0' ? given < '0' || given > '9' : given != expected) return false;
    }
    // Instant knows what to make of an hour of 24 and a second of 60
    return digits(text, 11, 2) < 24 && digits(text, 14, 2) < 60 && digits(text, 17, 2) < 60;
  }

  private static long ours(String text) {
    var day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)).toEpochDay();
    var seconds = (digits(text, 11, 2) * 60L + digits(text, 14, 2)) * 60 + digits(text, 17, 2);
    var millis = text.length() == SHORT_LENGTH ? 0 : digits(text, FRACTION + 1, 3);
    return (day * DAY_SECONDS + seconds) * 1_000 + millis;
  }

  private static int digits(String text, int from, int count) {
    var number = 0;
    for (var n = from; n < from + count; n++) number = number * 10 + (text.charAt(n) - '0');
    return number;
  }
}
