package io.signalbox.contracts.sla;

import io.signalbox.contracts.Frozen;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weekly hours that are valid for some time, instead of the calendar's own.
 *
 * @param from the first date; if missing, since ever
 * @param through the last date; if missing, for ever
 * @param weekly hours by day, as in the calendar; a day not named is closed
 */
public record Period(
    @Nullable LocalDate from, @Nullable LocalDate through, Map<String, List<OpenHours>> weekly) {
  public Period {
    weekly = Frozen.map(weekly);
  }
}
