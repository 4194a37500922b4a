package io.signalbox.businesstime;

import io.signalbox.businesstime.Hours.Validity;
import io.signalbox.businesstime.InvalidCalendar.Fault;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.OpenHours;
import io.signalbox.contracts.sla.Period;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a calendar as people write it and finds all that is wrong with it at once. */
final class CalendarCheck {
  /** Enough for a shop that opens every quarter of an hour; bounds what one day can cost. */
  static final int SHIFTS_A_DAY_MAX = 96;

  /** Bounds what a calendar costs in memory: 27 years without a single ordinary day. */
  static final int DATES_MAX = 10_000;

  static final int PERIODS_MAX = 100;

  private static final int FAULTS_MAX = 50;

  private final List<Fault> faults = new ArrayList<>();

  private CalendarCheck() {}

  /** The checked hours. */
  static Hours read(Calendar calendar) {
    return new CalendarCheck().hours(calendar);
  }

  private Hours hours(Calendar calendar) {
    var zone = zone(calendar.timeZone());
    var weekly = weekly("/weekly", calendar.weekly());
    var periods = periods(calendar.periods());
    for (var holiday : calendar.holidays()) date("/holidays", holiday);
    if (calendar.holidays().size() > DATES_MAX) tooMany("/holidays");
    var region = region(calendar.holidayRegion());
    var breaks = dates("/breaks", calendar.breaks());
    var overrides = dates("/overrides", calendar.overrides());
    if (faults.isEmpty()
        && weekly.isEmpty()
        && periods.stream().allMatch(period -> period.weekly().isEmpty())
        && overrides.values().stream().allMatch(List::isEmpty)) {
      fault("/weekly", "never-open", "The calendar is never open.");
    }
    if (!faults.isEmpty()) throw new InvalidCalendar(faults);
    return new Hours(
        zone, weekly, periods, new HashSet<>(calendar.holidays()), region, breaks, overrides);
  }

  private ZoneId zone(@Nullable String name) {
    try {
      // an offset such as +02:00 is no zone: it would be wrong for half of the year
      if (name != null && ZoneId.getAvailableZoneIds().contains(name)) return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalStateException(name + " is available and yet it is not", e);
    }
    if (name == null) fault("/timeZone", "required", "The time zone is missing.");
    else fault("/timeZone", "unknown-zone", "'" + name + "' is not an IANA time zone.");
    return ZoneOffset.UTC;
  }

  private Map<DayOfWeek, List<Shift>> weekly(String at, Map<String, List<OpenHours>> given) {
    var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
    given.forEach(
        (name, hours) -> {
          var pointer = at + "/" + name;
          var day = Weekdays.of(name);
          if (day == null) {
            fault(pointer, "unknown-day", "Days are mon, tue, wed, thu, fri, sat and sun.");
          } else {
            var shifts = shifts(pointer, hours);
            if (!shifts.isEmpty()) week.put(day, shifts);
          }
        });
    return week;
  }

  private List<Validity> periods(List<Period> given) {
    if (given.size() > PERIODS_MAX) {
      fault("/periods", "too-many", "At most " + PERIODS_MAX + " periods.");
      return List.of();
    }
    var periods = new ArrayList<Validity>(given.size());
    for (var i = 0; i < given.size(); i++) {
      var pointer = "/periods/" + i;
      var period = period(pointer, given.get(i));
      if (period.through().isBefore(period.from())) {
        fault(pointer, "empty-period", period.through() + " is before " + period.from() + ".");
      }
      for (var earlier : periods) {
        if (earlier.overlaps(period)) fault(pointer, "overlap", "Periods overlap.");
      }
      periods.add(period);
    }
    return List.copyOf(periods);
  }

  private Validity period(String pointer, Period given) {
    if (given.from() != null) date(pointer + "/from", given.from());
    if (given.through() != null) date(pointer + "/through", given.through());
    return new Validity(
        given.from() == null ? LocalDate.MIN : given.from(),
        given.through() == null ? LocalDate.MAX : given.through(),
        weekly(pointer + "/weekly", given.weekly()));
  }

  private @Nullable PublicHolidays region(@Nullable String name) {
    if (name == null) return null;
    var region = PublicHolidays.of(name);
    if (region.isEmpty()) {
      fault("/holidayRegion", "unknown-region", "Nobody knows the holidays of '" + name + "'.");
    }
    return region.orElse(null);
  }

  private Map<LocalDate, List<Shift>> dates(String pointer, Map<LocalDate, List<OpenHours>> given) {
    if (given.size() > DATES_MAX) tooMany(pointer);
    var dates = new HashMap<LocalDate, List<Shift>>();
    given.forEach(
        (date, hours) -> {
          date(pointer + "/" + date, date);
          dates.put(date, shifts(pointer + "/" + date, hours));
        });
    return dates;
  }

  private void date(String pointer, LocalDate date) {
    if (!BusinessCalendar.reaches(date.getYear())) {
      fault(pointer, "out-of-range", date + " is outside the years 1 to 9999.");
    }
  }

  private void tooMany(String pointer) {
    fault(pointer, "too-many", "At most " + DATES_MAX + " dates.");
  }

  // what JSON leaves null is null here whatever the types say
  private List<Shift> shifts(String pointer, @Nullable List<? extends @Nullable OpenHours> given) {
    if (given == null) {
      fault(pointer, "not-a-time", "Say no intervals as [].");
      return List.of();
    }
    if (given.size() > SHIFTS_A_DAY_MAX) {
      fault(pointer, "too-many", "At most " + SHIFTS_A_DAY_MAX + " intervals a day.");
      return List.of();
    }
    var shifts = new ArrayList<Shift>(given.size());
    for (var i = 0; i < given.size(); i++) {
      var shift = shift(pointer + "/" + i, given.get(i));
      if (shift != null) shifts.add(shift);
    }
    shifts.sort(Comparator.comparingInt(Shift::from));
    for (var i = 1; i < shifts.size(); i++) {
      if (shifts.get(i - 1).overlaps(shifts.get(i))) {
        fault(pointer, "overlap", "Intervals of one day overlap.");
      }
    }
    return List.copyOf(shifts);
  }

  private @Nullable Shift shift(String pointer, @Nullable OpenHours hours) {
    if (hours == null) {
      fault(pointer, "not-a-time", "An interval is two times.");
      return null;
    }
    var from = TimeOfDay.seconds(hours.from());
    var to = TimeOfDay.seconds(hours.to());
    if (from < 0 || from == Shift.DAY) {
      fault(pointer + "/0", "not-a-time", "'" + hours.from() + "' is not a time 00:00 to 23:59.");
    } else if (to < 0) {
      fault(pointer + "/1", "not-a-time", "'" + hours.to() + "' is not a time up to 24:00.");
    } else if (to == from) {
      fault(
          pointer, "empty-interval", "From " + hours.from() + " to the same time is no interval.");
    } else {
      return new Shift(from, to > from ? to : to + Shift.DAY);
    }
    return null;
  }

  private void fault(String pointer, String code, String detail) {
    if (faults.size() < FAULTS_MAX) faults.add(new Fault(pointer, code, detail));
  }
}
