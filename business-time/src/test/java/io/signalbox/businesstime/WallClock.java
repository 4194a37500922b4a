package io.signalbox.businesstime;

import io.signalbox.contracts.sla.OpenHours;
import io.signalbox.contracts.sla.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Whether a desk is open, as someone would say who looks at the sign on the door and at the clock.
 */
final class WallClock {
  private static final int DAY = 24 * 60;

  private WallClock() {}

  static boolean isOpen(Desk desk, Instant moment) {
    var local = moment.atZone(ZoneId.of(desk.zone())).toLocalDateTime();
    var today = local.toLocalDate();
    var yesterday = today.minusDays(1);
    var minute = local.toLocalTime().toSecondOfDay() / 60;
    var over = minute + DAY;
    var open = within(hours(desk, today), minute) || within(hours(desk, yesterday), over);
    var pause =
        within(desk.breaks().getOrDefault(today, List.of()), minute)
            || within(desk.breaks().getOrDefault(yesterday, List.of()), over);
    return open && !pause;
  }

  private static List<OpenHours> hours(Desk desk, LocalDate date) {
    var override = desk.overrides().get(date);
    if (override != null) return override;
    if (desk.holidays().contains(date)) return List.of();
    var day = date.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
    return desk.periods().stream()
        .filter(period -> period.from() == null || !date.isBefore(period.from()))
        .filter(period -> period.through() == null || !date.isAfter(period.through()))
        .findFirst()
        .map(Period::weekly)
        .orElse(desk.weekly())
        .getOrDefault(day, List.of());
  }

  /** Whether a minute, counted from where the hours begin their day, is in them. */
  private static boolean within(List<OpenHours> hours, int minute) {
    return hours.stream()
        .anyMatch(
            open -> {
              var from = minute(open.from());
              var to = minute(open.to());
              return from <= minute && minute < (to > from ? to : to + DAY);
            });
  }

  private static int minute(String time) {
    return time.equals("24:00") ? DAY : LocalTime.parse(time).toSecondOfDay() / 60;
  }
}
