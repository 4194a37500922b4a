package io.signalbox.businesstime;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code 09:00}, {@code 17:30:15} or {@code 24:00}. */
final class TimeOfDay {
  private static final Pattern TIME = Pattern.compile("([0-9]{2}):([0-5][0-9])(?::([0-5][0-9]))?");

  private TimeOfDay() {}

  /** Seconds from 00:00, or a negative number for what is no time of the day. */
  static int seconds(@Nullable String text) {
    var match = text == null ? null : TIME.matcher(text);
    if (match == null || !match.matches()) return -1;
    var second = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
    var seconds =
        Integer.parseInt(match.group(1)) * 3600 + Integer.parseInt(match.group(2)) * 60 + second;
    return seconds <= Shift.DAY ? seconds : -1;
  }
}
