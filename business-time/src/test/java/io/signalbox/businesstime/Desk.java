package io.signalbox.businesstime;

import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.OpenHours;
import io.signalbox.contracts.sla.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calendars in words: {@code Desk.in("Europe/Berlin").open("mon-fri", "09:00-17:00")}. */
public record Desk(
    String zone,
    Map<String, List<OpenHours>> weekly,
    List<Period> periods,
    List<LocalDate> holidays,
    @Nullable String region,
    Map<LocalDate, List<OpenHours>> breaks,
    Map<LocalDate, List<OpenHours>> overrides) {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  public static Desk in(String zone) {
    return new Desk(
        zone,
        new LinkedHashMap<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        null,
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  /** Nine to five on weekdays. */
  public static Desk nineToFive(String zone) {
    return in(zone).open("mon-fri", "09:00-17:00");
  }

  public Desk open(String days, String... hours) {
    weekly.putAll(week(days, hours));
    return this;
  }

  /** Other weekly hours for some time; an empty date leaves an end open. */
  public Desk during(String from, String through, String days, String... hours) {
    periods.add(new Period(date(from), date(through), week(days, hours)));
    return this;
  }

  private static @Nullable LocalDate date(String date) {
    return date.isEmpty() ? null : LocalDate.parse(date);
  }

  private static Map<String, List<OpenHours>> week(String days, String... hours) {
    var week = new LinkedHashMap<String, List<OpenHours>>();
    var ends = days.split("-", -1);
    var from = DAYS.indexOf(ends[0]);
    for (var day : DAYS.subList(from, DAYS.indexOf(ends[ends.length - 1]) + 1)) {
      week.put(day, hours(hours));
    }
    return week;
  }

  public Desk closed(String... dates) {
    Stream.of(dates).map(LocalDate::parse).forEach(holidays::add);
    return this;
  }

  public Desk holidaysOf(String name) {
    return new Desk(zone, weekly, periods, holidays, name, breaks, overrides);
  }

  public Desk without(String date, String... hours) {
    breaks.put(LocalDate.parse(date), hours(hours));
    return this;
  }

  public Desk instead(String date, String... hours) {
    overrides.put(LocalDate.parse(date), hours(hours));
    return this;
  }

  public Calendar calendar() {
    return new Calendar(zone, weekly, periods, holidays, region, breaks, overrides);
  }

  public BusinessCalendar time() {
    return BusinessCalendar.of(calendar());
  }

  private static List<OpenHours> hours(String... hours) {
    return Stream.of(hours)
        .map(text -> text.split("-", -1))
        .map(ends -> new OpenHours(ends[0], ends[1]))
        .toList();
  }
}
