package io.signalbox.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that was checked: stretches are in order and don't overlap.
 *
 * @param region whose public holidays are closed too
 */
record Hours(
    ZoneId zone,
    Map<DayOfWeek, List<Stretch>> weekly,
    Set<LocalDate> holidays,
    @Nullable PublicHolidays region,
    Map<LocalDate, List<Stretch>> breaks,
    Map<LocalDate, List<Stretch>> overrides) {

  /**
   * The hours of a date. Hours given for the very date win over a holiday and over the week; breaks
   * are taken out of either.
   */
  List<Stretch> on(LocalDate date) {
    return Stretch.subtract(open(date), breaks.getOrDefault(date, List.of()));
  }

  private List<Stretch> open(LocalDate date) {
    var override = overrides.get(date);
    if (override != null) return override;
    if (holidays.contains(date) || (region != null && region.on(date))) return List.of();
    return weekly.getOrDefault(date.getDayOfWeek(), List.of());
  }
}
