package io.signalbox.contracts.sla;

import io.signalbox.contracts.Frozen;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When business time runs. Hours belong to the day they start on: a holiday or an override of a
 * date decides what starts on it, and leaves what runs over from the evening before.
 *
 * @param timeZone an IANA zone
 * @param weekly hours by day, {@code mon} to {@code sun}; a day not named is closed; at most 24
 *     each
 * @param periods weekly hours that are valid for some time, instead of these; none overlap; at most
 *     100
 * @param holidays dates on which nothing starts, at most 1000
 * @param holidayRegion a country or a part of one, such as {@code DE-BY}, on whose public holidays
 *     nothing starts either
 * @param breaks hours of one date that do not count, whatever runs then by the clock on the wall:
 *     also what started the evening before
 * @param overrides hours of one date that count instead of the week's and in spite of a holiday
 */
public record Calendar(
    String timeZone,
    Map<String, List<OpenHours>> weekly,
    List<Period> periods,
    List<LocalDate> holidays,
    @Nullable String holidayRegion,
    Map<LocalDate, List<OpenHours>> breaks,
    Map<LocalDate, List<OpenHours>> overrides) {
  public Calendar {
    weekly = Frozen.map(weekly);
    periods = Frozen.list(periods);
    holidays = Frozen.list(holidays);
    breaks = Frozen.map(breaks);
    overrides = Frozen.map(overrides);
  }
}
