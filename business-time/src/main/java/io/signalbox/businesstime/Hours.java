package io.signalbox.businesstime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that was checked: the shifts of a day are in order and don't overlap, nor do periods.
 *
 * @param region on whose public holidays nothing starts either
 */
record Hours(
    ZoneId zone,
    Map<DayOfWeek, List<Shift>> weekly,
    List<Validity> periods,
    Set<LocalDate> holidays,
    @Nullable PublicHolidays region,
    Map<LocalDate, List<Shift>> breaks,
    Map<LocalDate, List<Shift>> overrides) {

  /** A week that is valid from one date through another. */
  record Validity(LocalDate from, LocalDate through, Map<DayOfWeek, List<Shift>> weekly) {
    boolean overlaps(Validity other) {
      return !from.isAfter(other.through) && !other.from.isAfter(through);
    }

    boolean holds(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(through);
    }
  }

  /** What starts on a date. Hours given for the very date win over a holiday and over the week. */
  List<Shift> startingOn(LocalDate date) {
    var override = overrides.get(date);
    if (override != null) return override;
    if (holidays.contains(date) || (region != null && region.on(date))) return List.of();
    return week(date).getOrDefault(date.getDayOfWeek(), List.of());
  }

  /** The breaks that start on a date. */
  List<Shift> breaksOn(LocalDate date) {
    return breaks.getOrDefault(date, List.of());
  }

  private Map<DayOfWeek, List<Shift>> week(LocalDate date) {
    for (var period : periods) if (period.holds(date)) return period.weekly();
    return weekly;
  }
}
