package io.signalbox.sla.calendar;

import io.signalbox.contracts.sla.OpenHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Whether a desk is open, as someone would say who looks at the sign on the door and at the clock.
 */
final class WallClock {
  private WallClock() {}

  static boolean isOpen(Desk desk, Instant moment) {
    var local = moment.atZone(ZoneId.of(desk.zone())).toLocalDateTime();
    var date = local.toLocalDate();
    var hours = desk.overrides().get(date);
    if (hours == null) {
      var day = date.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
      hours =
          desk.holidays().contains(date) ? List.of() : desk.weekly().getOrDefault(day, List.of());
    }
    return within(hours, local.toLocalTime())
        && !within(desk.breaks().getOrDefault(date, List.of()), local.toLocalTime());
  }

  private static boolean within(List<OpenHours> hours, LocalTime time) {
    return hours.stream()
        .anyMatch(
            open ->
                !time.isBefore(LocalTime.parse(open.from()))
                    && (open.to().equals("24:00") || time.isBefore(LocalTime.parse(open.to()))));
  }
}
