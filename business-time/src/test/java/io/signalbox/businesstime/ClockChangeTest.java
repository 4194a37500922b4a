package io.signalbox.businesstime;

import static io.signalbox.businesstime.BusinessCalendarTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days on which the clocks change, to the second. */
class ClockChangeTest {

  @ParameterizedTest(name = "{0} {1}, open {2}: {3}")
  @CsvSource({
    // spring forward: only what the clocks skipped is lost
    "Europe/Berlin,2026-03-29,00:00-24:00,PT23H",
    "Europe/Berlin,2026-03-29,09:00-17:00,PT8H",
    "Europe/Berlin,2026-03-29,01:00-04:00,PT2H",
    // fall back: the hour that came twice counts twice
    "Europe/Berlin,2026-10-25,00:00-24:00,PT25H",
    "Europe/Berlin,2026-10-25,09:00-17:00,PT8H",
    "Europe/Berlin,2026-10-25,01:00-04:00,PT4H",
    "America/New_York,2026-03-08,00:00-24:00,PT23H",
    "America/New_York,2026-11-01,00:00-24:00,PT25H",
    // half an hour, and not an hour
    "Australia/Lord_Howe,2026-10-04,00:00-24:00,PT23H30M",
    "Australia/Lord_Howe,2026-04-05,00:00-24:00,PT24H30M",
    // never
    "Asia/Kolkata,2026-03-29,00:00-24:00,PT24H",
    "Asia/Kathmandu,2026-03-29,08:00-12:00,PT4H",
    // the day that Samoa left out
    "Pacific/Apia,2011-12-30,00:00-24:00,PT0S",
    // midnight itself is skipped
    "America/Santiago,2026-09-06,00:00-24:00,PT23H",
    // a local time that was skipped moves on by what was skipped
    "Europe/Berlin,2026-03-29,02:30-05:00,PT1H30M",
    "Europe/Berlin,2026-03-29,01:30-02:30,PT1H",
    "Europe/Berlin,2026-03-29,02:00-03:00,PT0S",
    "Europe/Berlin,2026-03-29,02:30-03:15,PT0S",
    "Australia/Lord_Howe,2026-10-04,02:10-05:00,PT2H20M",
    // of a local time that came twice the first counts
    "Europe/Berlin,2026-10-25,02:30-05:00,PT3H30M",
    "Europe/Berlin,2026-10-25,01:00-02:30,PT1H30M",
    "Europe/Berlin,2026-10-25,02:15-02:45,PT30M"
  })
  void a_day_has_the_hours_it_has(String zone, String date, String hours, Duration open) {
    var desk = Desk.in(zone).open("mon-sun", "10:00-10:01").instead(date, hours).time();
    var noon = Instant.parse(date + "T12:00:00Z");
    var around =
        desk.between(noon.minus(Duration.ofDays(3)), noon.plus(Duration.ofDays(3)))
            .minus(others(zone, date, noon));
    assertThat(around).isEqualTo(open);
  }

  /** What is open on the days around it. */
  private static Duration others(String zone, String date, Instant noon) {
    var desk = Desk.in(zone).open("mon-sun", "10:00-10:01").instead(date).time();
    return desk.between(noon.minus(Duration.ofDays(3)), noon.plus(Duration.ofDays(3)));
  }

  @Test
  void stretches_that_a_change_moves_onto_one_another_count_once() {
    var desk = Desk.in("Europe/Berlin").instead("2026-03-29", "02:15-02:45", "03:00-04:00").time();
    assertThat(
            desk.counted(
                Instant.parse("2026-03-28T00:00:00Z"), Instant.parse("2026-03-30T00:00:00Z")))
        .containsExactly(
            new Span(
                at("2026-03-29T03:00", "Europe/Berlin"), at("2026-03-29T04:00", "Europe/Berlin")));
  }

  @Test
  void eight_hours_across_the_change_are_eight_hours() {
    var always = Desk.in("Europe/Berlin").open("mon-sun", "00:00-24:00").time();
    var evening = at("2026-03-28T22:00", "Europe/Berlin");
    assertThat(always.after(evening, Duration.ofHours(8)))
        .isEqualTo(at("2026-03-29T07:00", "Europe/Berlin"));
    assertThat(always.after(at("2026-03-29T07:00", "Europe/Berlin"), Duration.ofHours(-8)))
        .isEqualTo(evening);
    assertThat(always.after(at("2026-10-24T22:00", "Europe/Berlin"), Duration.ofHours(8)))
        .isEqualTo(at("2026-10-25T05:00", "Europe/Berlin"));
  }
}
