package io.signalbox.sla.calendar;

import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.OpenHours;
import io.signalbox.sla.calendar.InvalidCalendar.Fault;
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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a calendar as people write it and finds all that is wrong with it at once. */
final class CalendarCheck {
  /** Enough for a shop that opens every quarter of an hour; bounds what one day can cost. */
  static final int STRETCHES_A_DAY_MAX = 96;

  /** Bounds what a calendar costs in memory: 27 years without a single ordinary day. */
  static final int DATES_MAX = 10_000;

  private static final int FAULTS_MAX = 50;

  private final List<Fault> faults = new ArrayList<>();

  private CalendarCheck() {}

  /** The checked hours. */
  static Hours read(Calendar calendar) {
    return new CalendarCheck().hours(calendar);
  }

  private Hours hours(Calendar calendar) {
    var zone = zone(calendar.timeZone());
    var weekly = weekly(calendar.weekly());
    for (var holiday : calendar.holidays()) date("/holidays", holiday);
    if (calendar.holidays().size() > DATES_MAX) tooMany("/holidays");
    var region = region(calendar.holidayRegion());
    var breaks = dates("/breaks", calendar.breaks());
    var overrides = dates("/overrides", calendar.overrides());
    if (faults.isEmpty()
        && weekly.isEmpty()
        && overrides.values().stream().allMatch(List::isEmpty)) {
      fault("/weekly", "never-open", "The calendar is never open.");
    }
    if (!faults.isEmpty()) throw new InvalidCalendar(faults);
    return new Hours(zone, weekly, new HashSet<>(calendar.holidays()), region, breaks, overrides);
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

  private Map<DayOfWeek, List<Stretch>> weekly(Map<String, List<OpenHours>> given) {
    var week = new EnumMap<DayOfWeek, List<Stretch>>(DayOfWeek.class);
    given.forEach(
        (name, hours) -> {
          var pointer = "/weekly/" + name;
          var day = Weekdays.of(name);
          if (day == null) {
            fault(pointer, "unknown-day", "Days are mon, tue, wed, thu, fri, sat and sun.");
          } else {
            var stretches = stretches(pointer, hours);
            if (!stretches.isEmpty()) week.put(day, stretches);
          }
        });
    return week;
  }

  private @Nullable PublicHolidays region(@Nullable String name) {
    if (name == null) return null;
    var region = PublicHolidays.of(name);
    if (region.isEmpty()) {
      fault("/holidayRegion", "unknown-region", "Nobody knows the holidays of '" + name + "'.");
    }
    return region.orElse(null);
  }

  private Map<LocalDate, List<Stretch>> dates(
      String pointer, Map<LocalDate, List<OpenHours>> given) {
    if (given.size() > DATES_MAX) tooMany(pointer);
    var dates = new HashMap<LocalDate, List<Stretch>>();
    given.forEach(
        (date, hours) -> {
          date(pointer + "/" + date, date);
          dates.put(date, stretches(pointer + "/" + date, hours));
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
  private List<Stretch> stretches(
      String pointer, @Nullable List<? extends @Nullable OpenHours> given) {
    if (given == null) {
      fault(pointer, "not-a-time", "Say no intervals as [].");
      return List.of();
    }
    if (given.size() > STRETCHES_A_DAY_MAX) {
      fault(pointer, "too-many", "At most " + STRETCHES_A_DAY_MAX + " intervals a day.");
      return List.of();
    }
    var stretches = new ArrayList<Stretch>(given.size());
    for (var i = 0; i < given.size(); i++) {
      var stretch = stretch(pointer + "/" + i, given.get(i));
      if (stretch != null) stretches.add(stretch);
    }
    stretches.sort(Comparator.comparingInt(Stretch::from));
    for (var i = 1; i < stretches.size(); i++) {
      if (stretches.get(i - 1).overlaps(stretches.get(i))) {
        fault(pointer, "overlap", "Intervals of one day overlap.");
      }
    }
    return List.copyOf(stretches);
  }

  private @Nullable Stretch stretch(String pointer, @Nullable OpenHours hours) {
    if (hours == null) {
      fault(pointer, "not-a-time", "An interval is two times.");
      return null;
    }
    var from = TimeOfDay.seconds(hours.from());
    var to = TimeOfDay.seconds(hours.to());
    if (from < 0 || from == Stretch.DAY) {
      fault(pointer + "/0", "not-a-time", "'" + hours.from() + "' is not a time 00:00 to 23:59.");
    } else if (to < 0) {
      fault(pointer + "/1", "not-a-time", "'" + hours.to() + "' is not a time up to 24:00.");
    } else if (to <= from) {
      fault(
          pointer,
          "empty-interval",
          String.format(
              Locale.ROOT,
              "%s is not after %s; split what goes past midnight in two.",
              hours.to(),
              hours.from()));
    } else {
      return new Stretch(from, to);
    }
    return null;
  }

  private void fault(String pointer, String code, String detail) {
    if (faults.size() < FAULTS_MAX) faults.add(new Fault(pointer, code, detail));
  }
}
