package io.signalbox.contracts.sla;

import io.signalbox.contracts.Frozen;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When business time runs.
 *
 * @param timeZone an IANA zone
 * @param weekly hours by day, {@code mon} to {@code sun}; a day not named is closed; at most 24
 *     each
 * @param holidays days that are closed, at most 1000
 * @param holidayRegion a country or a part of one, such as {@code DE-BY}, whose public holidays are
 *     closed too
 * @param breaks hours of one date that do not count
 * @param overrides hours of one date that count instead of the week's and a holiday's
 */
public record Calendar(
    String timeZone,
    Map<String, List<OpenHours>> weekly,
    List<LocalDate> holidays,
    @Nullable String holidayRegion,
    Map<LocalDate, List<OpenHours>> breaks,
    Map<LocalDate, List<OpenHours>> overrides) {
  public Calendar {
    weekly = Frozen.map(weekly);
    holidays = Frozen.list(holidays);
    breaks = Frozen.map(breaks);
    overrides = Frozen.map(overrides);
  }
}
