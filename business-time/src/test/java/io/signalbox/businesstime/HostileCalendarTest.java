package io.signalbox.businesstime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.OpenHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars that people get wrong, or mean harm by. */
class HostileCalendarTest {
  private static final Instant MONDAY = Instant.parse("2026-06-01T08:00:00Z");

  @ParameterizedTest(name = "{0}-{1} is {2}")
  @CsvSource({
    "09:00,09:00,empty-interval",
    "00:00,00:00,empty-interval", // a whole day is 00:00 to 24:00
    "24:00,24:00,not-a-time",
    "9:00,17:00,not-a-time",
    "09:00,24:01,not-a-time",
    "09:00,25:00,not-a-time",
    "09:60,17:00,not-a-time",
    "nine,five,not-a-time",
    "'',17:00,not-a-time",
    "09:00,٢٤:٠٠,not-a-time", // digits, but not ours
    "09:00,-1:00,not-a-time"
  })
  void an_interval_that_is_none_is_named(String from, String to, String code) {
    var calendar = weekly(Map.of("mon", List.of(new OpenHours(from, to))));
    assertThat(faults(calendar)).extracting(InvalidCalendar.Fault::code).containsExactly(code);
    assertThat(faults(calendar).getFirst().pointer()).startsWith("/weekly/mon/0");
  }

  @Test
  void intervals_that_overlap_are_named_and_those_that_touch_are_not() {
    assertThat(faults(Desk.in("UTC").open("mon", "09:00-12:00", "11:59-17:00").calendar()))
        .containsExactly(
            new InvalidCalendar.Fault("/weekly/mon", "overlap", "Intervals of one day overlap."));
    assertThat(
            Desk.in("UTC")
                .open("mon", "12:00-17:00", "09:00-12:00")
                .time()
                .counted(MONDAY, MONDAY.plusSeconds(36_000)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mars/Olympus", "+02:00", "GMT+2", "europe/berlin", "../etc/passwd"})
  void an_unknown_zone_is_named(String zone) {
    assertThat(faults(Desk.nineToFive(zone).calendar()).getFirst().code())
        .isEqualTo("unknown-zone");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    var calendar =
        new Calendar(
            "Nowhere",
            Map.of("mon", List.of(new OpenHours("9", "17:00")), "day", List.of()),
            List.of(),
            List.of(),
            "XX",
            Map.of(),
            Map.of(LocalDate.parse("2026-06-01"), List.of(new OpenHours("10:00", "10:00"))));
    assertThat(faults(calendar))
        .extracting(InvalidCalendar.Fault::pointer)
        .containsExactlyInAnyOrder(
            "/timeZone",
            "/weekly/mon/0/0",
            "/weekly/day",
            "/holidayRegion",
            "/overrides/2026-06-01/0");
  }

  @Test
  void a_calendar_that_is_never_open_cannot_be() {
    assertThat(faults(weekly(Map.of())).getFirst().code()).isEqualTo("never-open");
    assertThat(faults(weekly(Map.of("mon", List.of()))).getFirst().code()).isEqualTo("never-open");
  }

  @Test
  void a_zone_that_is_missing_is_not_called_unknown() throws JsonProcessingException {
    var calendar = AsJson.calendar("{\"weekly\":{}}");
    assertThat(faults(calendar))
        .contains(new InvalidCalendar.Fault("/timeZone", "required", "The time zone is missing."));
  }

  @Test
  void what_is_missing_in_the_json_is_a_fault_and_no_crash() {
    var holes = new ArrayList<OpenHours>(Collections.singletonList(null));
    holes.add(new OpenHours("09:00", "10:00"));
    var weekly = new HashMap<String, List<OpenHours>>();
    weekly.put("mon", holes);
    weekly.put("tue", null);
    assertThat(faults(weekly(weekly)))
        .extracting(InvalidCalendar.Fault::pointer)
        .containsExactlyInAnyOrder("/weekly/mon/0", "/weekly/tue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timeZone\":\"UTC\",\"holidays\":[\"2026-02-30\"]}",
        "{\"timeZone\":\"UTC\",\"holidays\":[null]}",
        "{\"timeZone\":\"UTC\",\"overrides\":{\"soon\":[]}}",
        "{\"timeZone\":\"UTC\",\"weekly\":{\"mon\":[[\"09:00\"]]}}",
        "{\"timeZone\":\"UTC\",\"weekly\":{\"mon\":\"all day\"}}",
        "{\"timeZone\":\"UTC\",\"periods\":[null]}",
        "{\"timeZone\":\"UTC\",\"periods\":[{\"from\":\"2026-02-30\"}]}",
        "{\"timeZone\":\"UTC\",\"periods\":[{}]}"
      })
  void what_is_no_calendar_at_all_is_not_read_or_is_faulty(String json) {
    assertThatThrownBy(() -> BusinessCalendar.of(AsJson.calendar(json)))
        .isInstanceOfAny(JsonProcessingException.class, InvalidCalendar.class);
  }

  @Test
  void a_night_shift_overlaps_with_the_evening_of_its_own_day_only() {
    assertThat(faults(Desk.in("UTC").open("mon", "17:00-01:00", "23:00-24:00").calendar()))
        .extracting(InvalidCalendar.Fault::code)
        .containsExactly("overlap");
    var overnight = Desk.in("UTC").open("mon-tue", "00:00-02:00", "22:00-01:00").time();
    assertThat(overnight.between(MONDAY, MONDAY.plus(Duration.ofDays(1)))) // once, not twice
        .isEqualTo(Duration.ofHours(4));
  }

  @Test
  void periods_that_cannot_be_are_named() {
    var desk =
        Desk.nineToFive("UTC")
            .during("2026-07-01", "2026-08-31", "mon", "9-17:00")
            .during("2026-08-31", "", "mon", "09:00-17:00")
            .during("2026-03-02", "2026-03-01", "mon", "09:00-17:00")
            .during("", "+12000-01-01", "mon", "09:00-17:00");
    assertThat(faults(desk.calendar()))
        .extracting(InvalidCalendar.Fault::pointer, InvalidCalendar.Fault::code)
        .contains(
            tuple("/periods/0/weekly/mon/0/0", "not-a-time"),
            tuple("/periods/1", "overlap"),
            tuple("/periods/2", "empty-period"),
            tuple("/periods/3/through", "out-of-range"));
    var many = Desk.nineToFive("UTC");
    for (var i = 0; i <= 100; i++) many.during("2026-07-01", "2026-08-31", "mon");
    assertThat(faults(many.calendar()))
        .containsExactly(new InvalidCalendar.Fault("/periods", "too-many", "At most 100 periods."));
  }

  @Test
  @Timeout(5)
  void calendars_that_have_nothing_in_common_are_out_of_reach() {
    var early = Desk.in("UTC").open("mon-fri", "08:00-12:00").time();
    var late = Desk.in("UTC").open("mon-fri", "12:00-16:00").time();
    var never = early.and(late);
    assertOutOfReach(() -> never.after(MONDAY, Duration.ofSeconds(1)));
    assertOutOfReach(() -> never.after(MONDAY, Duration.ZERO));
    assertThat(never.between(MONDAY, MONDAY.plus(Duration.ofDays(300)))).isZero();
    var ends =
        Desk.nineToFive("Pacific/Kiritimati").time().and(Desk.nineToFive("Etc/GMT+12").time());
    assertOutOfReach(() -> ends.after(Instant.parse("9999-12-29T08:00:00Z"), Duration.ofDays(90)));
    assertOutOfReach(() -> ends.after(Instant.parse("0001-01-03T08:00:00Z"), Duration.ofDays(-90)));
  }

  @Test
  @Timeout(5)
  void ten_thousand_holidays_cost_nothing_and_more_are_refused() {
    var first = LocalDate.parse("2026-06-01");
    var holidays = Stream.iterate(first, day -> day.plusDays(1)).limit(10_000).toList();
    var weekly = Desk.nineToFive("UTC").weekly();
    var time =
        BusinessCalendar.of(
            new Calendar("UTC", weekly, List.of(), holidays, null, Map.of(), Map.of()));
    assertThat(time.after(MONDAY, Duration.ofHours(1))).isEqualTo("2053-10-17T10:00:00Z");
    var tooMany = Stream.iterate(first, day -> day.plusDays(1)).limit(10_001).toList();
    assertThat(
            faults(new Calendar("UTC", weekly, List.of(), tooMany, null, Map.of(), Map.of()))
                .getFirst())
        .isEqualTo(new InvalidCalendar.Fault("/holidays", "too-many", "At most 10000 dates."));
  }

  @Test
  @Timeout(5)
  void what_is_never_over_is_out_of_reach() {
    var once = Desk.in("UTC").instead("2026-06-01", "09:00-10:00").time();
    assertThat(once.after(MONDAY, Duration.ofHours(1))).isEqualTo("2026-06-01T10:00:00Z");
    assertOutOfReach(() -> once.after(MONDAY, Duration.ofMinutes(61)));
    assertOutOfReach(() -> once.after(MONDAY, Duration.ofHours(-1)));
    assertOutOfReach(() -> once.after(MONDAY.plus(Duration.ofDays(1)), Duration.ZERO));
    assertOutOfReach(() -> once.after(MONDAY, Duration.ofDays(365_000)));
    assertOutOfReach(() -> once.after(MONDAY, Duration.ofSeconds(Long.MIN_VALUE + 1)));
  }

  @Test
  @Timeout(5)
  void the_ends_of_time_are_out_of_reach() {
    var desk = Desk.nineToFive("Pacific/Kiritimati").holidaysOf("DE").time();
    assertThat(desk.after(Instant.parse("9999-06-01T08:00:00Z"), Duration.ofHours(1))).isNotNull();
    assertThat(desk.after(Instant.parse("0001-06-01T08:00:00Z"), Duration.ofHours(-1))).isNotNull();
    assertOutOfReach(() -> desk.after(Instant.parse("9999-12-29T08:00:00Z"), Duration.ofDays(90)));
    assertOutOfReach(() -> desk.after(Instant.parse("0001-01-03T08:00:00Z"), Duration.ofDays(-90)));
    assertOutOfReach(() -> desk.after(Instant.MAX, Duration.ofHours(1)));
    assertOutOfReach(() -> desk.between(Instant.MIN, Instant.MAX));
    assertOutOfReach(() -> desk.between(MONDAY, MONDAY.plus(Duration.ofDays(40_000))));
    assertOutOfReach(() -> desk.counted(MONDAY, MONDAY.plus(Duration.ofDays(36_000))));
    assertOutOfReach(() -> WorkingTime.AROUND_THE_CLOCK.after(Instant.MAX, Duration.ofHours(1)));
  }

  private static void assertOutOfReach(Runnable question) {
    assertThatThrownBy(question::run).isInstanceOf(OutOfReach.class);
  }

  private static Calendar weekly(Map<String, List<OpenHours>> weekly) {
    return new Calendar("UTC", weekly, List.of(), List.of(), null, Map.of(), Map.of());
  }

  private static List<InvalidCalendar.Fault> faults(Calendar calendar) {
    var thrown = catchThrowableOfType(InvalidCalendar.class, () -> BusinessCalendar.of(calendar));
    assertThat(thrown).as("is refused").isNotNull();
    return thrown.faults();
  }
}
