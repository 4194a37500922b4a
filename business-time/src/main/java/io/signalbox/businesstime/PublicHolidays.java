package io.signalbox.businesstime;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public holidays of a country or a part of one; observances on which people work are not among
 * them. A holiday that is made up for on another day closes both.
 */
final class PublicHolidays {
  /** The tables that these come from say nothing sensible far from today. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2200;

  private final HolidayManager manager;
  private final String[] parts;
  private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

  private PublicHolidays(HolidayManager manager, String[] parts) {
    this.manager = manager;
    this.parts = parts;
  }

  /**
   * Those of {@code DE}, {@code DE-BY}, {@code US-NY} and so on; empty if nobody knows the region.
   */
  static Optional<PublicHolidays> of(String region) {
    var codes = region.toLowerCase(Locale.ROOT).split("-", -1);
    if (!HolidayManager.getSupportedCalendarCodes().contains(codes[0].toUpperCase(Locale.ROOT)))
      return Optional.empty();
    var manager = HolidayManager.getInstance(ManagerParameters.create(codes[0]));
    var parts = Arrays.copyOfRange(codes, 1, codes.length);
    return knows(manager.getCalendarHierarchy(), parts)
        ? Optional.of(new PublicHolidays(manager, parts))
        : Optional.empty();
  }

  private static boolean knows(CalendarHierarchy country, String[] parts) {
    var place = country;
    for (var part : parts) {
      var inside = place.getChildren().get(part);
      if (inside == null) return false;
      place = inside;
    }
    return true;
  }

  boolean on(LocalDate date) {
    var year = date.getYear();
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && years.computeIfAbsent(year, this::in).contains(date);
  }

  private Set<LocalDate> in(int year) {
    synchronized (
        manager) { // shared by all calendars of the country, and not said to be thread-safe
      return dates(year);
    }
  }

  private Set<LocalDate> dates(int year) {
    // a holiday at either end of the year may be made up for in the next or the last one
    return Stream.of(year - 1, year, year + 1)
        .flatMap(y -> manager.getHolidays(Year.of(y), parts).stream())
        .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
        .flatMap(PublicHolidays::dates)
        .filter(date -> date.getYear() == year)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<LocalDate> dates(Holiday holiday) {
    return Stream.concat(
        Stream.of(holiday.getDate(), holiday.getActualDate()), holiday.getObservedDate().stream());
  }
}
