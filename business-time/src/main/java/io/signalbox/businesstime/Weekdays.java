package io.signalbox.businesstime;

import java.time.DayOfWeek;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the days in a calendar. */
final class Weekdays {
  private static final Map<String, DayOfWeek> BY_NAME =
      Map.of(
          "mon", DayOfWeek.MONDAY,
          "tue", DayOfWeek.TUESDAY,
          "wed", DayOfWeek.WEDNESDAY,
          "thu", DayOfWeek.THURSDAY,
          "fri", DayOfWeek.FRIDAY,
          "sat", DayOfWeek.SATURDAY,
          "sun", DayOfWeek.SUNDAY);

  private Weekdays() {}

  static @Nullable DayOfWeek of(String name) {
    return BY_NAME.get(name);
  }
}
