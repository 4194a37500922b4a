package io.signalbox.businesstime;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.OpenHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One case of another library, asked of our calendar. */
final class WorkingTimeCase {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
  private static final Duration TICK = Duration.ofNanos(1);

  private WorkingTimeCase() {}

  static Object answer(JsonNode given) {
    var calendar = calendar(given.get("calendar"));
    var time = BusinessCalendar.of(calendar);
    return switch (given.get("op").asText()) {
      case "add_seconds" -> time.after(moment(given.get("start")), seconds(given.get("seconds")));
      case "between" -> between(time, given);
      case "is_open" -> time.isOpen(at(given));
      case "next_open_or_self", "nextWorkingTime", "nextBusinessTime" ->
          time.after(at(given), Duration.ZERO);
      case "return_to_working_time", "lastWorkingTime", "lastBusinessTime", "roll_backward" ->
          time.after(at(given), TICK.negated()).plus(TICK);
      case "advance_to_closing_time" -> closing(time, time.after(at(given), Duration.ZERO));
      case "next_working_time" ->
          time.after(time.isOpen(at(given)) ? closing(time, at(given)) : at(given), Duration.ZERO);
      case "is_workday", "isWorkingDay", "isBusinessDay", "working_day?" ->
          opens(time, calendar, given);
      case "isHoliday" -> !opens(time, calendar, given) && ordinary(calendar, date(given));
      default -> throw new IllegalArgumentException(given.get("op").asText());
    };
  }

  static String expected(JsonNode given) {
    var expected =
        given.has("expected_seconds") ? given.get("expected_seconds") : given.get("expected");
    if (given.has("expected_in_unit")) return number(given.get("expected_in_unit").decimalValue());
    if (expected.isNumber()) return number(expected.decimalValue());
    if (expected.isBoolean()) return expected.asText();
    return moment(expected).toString();
  }

  /** In the source's unit, and as coarse as the source says it is. */
  private static String between(BusinessCalendar time, JsonNode given) {
    var note = given.path("note").asText();
    var elapsed = time.between(moment(given.get("start")), moment(given.get("end")));
    if (note.startsWith("absolute value")) elapsed = elapsed.abs();
    if (note.startsWith("sign: this.diff(other)")) elapsed = elapsed.negated();
    var seconds = BigDecimal.valueOf(elapsed.toNanos()).divide(NANOS);
    if (note.contains("whole hours are truncated")) seconds = truncated(seconds, 3600);
    if (note.contains("precision 15 min")) seconds = truncated(seconds, 900);
    if (!given.has("unit")) return number(seconds);
    var unit = given.get("unit").asText().equals("hour") ? 3600 : 60;
    if (given.has("fractional") && !given.get("fractional").asBoolean()) {
      seconds = truncated(seconds, unit);
    }
    return number(seconds.divide(BigDecimal.valueOf(unit), 9, RoundingMode.HALF_UP));
  }

  private static BigDecimal truncated(BigDecimal seconds, int to) {
    var unit = BigDecimal.valueOf(to);
    return seconds.divide(unit, 0, RoundingMode.DOWN).multiply(unit);
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static Instant closing(BusinessCalendar time, Instant open) {
    return time.counted(open, open.plus(Duration.ofDays(2))).getFirst().to();
  }

  private static boolean opens(BusinessCalendar time, Calendar calendar, JsonNode given) {
    var zone = ZoneId.of(calendar.timeZone());
    var start = date(given).atStartOfDay(zone).toInstant();
    var end = date(given).plusDays(1).atStartOfDay(zone).toInstant();
    return !time.counted(start, end).isEmpty();
  }

  private static boolean ordinary(Calendar calendar, LocalDate date) {
    return calendar.weekly().keySet().stream()
        .anyMatch(name -> Weekdays.of(name) == date.getDayOfWeek());
  }

  private static LocalDate date(JsonNode given) {
    return LocalDate.parse(text(given).substring(0, 10));
  }

  private static Instant at(JsonNode given) {
    return moment(text(given));
  }

  private static String text(JsonNode given) {
    if (given.has("at")) return given.get("at").asText();
    var args = given.get("args");
    return (args.isArray() ? args.get(0) : args.get("t")).asText();
  }

  private static Duration seconds(JsonNode number) {
    return Duration.ofNanos(number.decimalValue().multiply(NANOS).longValueExact());
  }

  private static Instant moment(JsonNode text) {
    return moment(text.asText());
  }

  private static Instant moment(String text) {
    var zoned = text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:[0-9]{2}");
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static Calendar calendar(JsonNode given) {
    var weekly = new LinkedHashMap<String, List<OpenHours>>();
    given.get("hours").properties().forEach(d -> weekly.put(d.getKey(), hours(d.getValue())));
    var overrides = new LinkedHashMap<LocalDate, List<OpenHours>>();
    given
        .path("date_hours")
        .properties()
        .forEach(d -> overrides.put(LocalDate.parse(d.getKey()), hours(d.getValue())));
    var holidays = new ArrayList<LocalDate>();
    given.path("holidays").forEach(day -> holidays.add(LocalDate.parse(day.asText())));
    for (var annual : given.path("annual_holidays")) {
      for (var year = 2010; year < 2025; year++) {
        holidays.add(LocalDate.parse(year + "-" + annual.asText()));
      }
    }
    return new Calendar(
        given.get("tz").asText(), weekly, List.of(), holidays, null, Map.of(), overrides);
  }

  private static List<OpenHours> hours(JsonNode given) {
    var hours = new ArrayList<OpenHours>();
    given.forEach(h -> hours.add(new OpenHours(h.get(0).asText(), h.get(1).asText())));
    return hours;
  }
}
