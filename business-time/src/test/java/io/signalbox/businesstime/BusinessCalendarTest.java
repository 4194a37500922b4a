package io.signalbox.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The desk in Berlin is open nine to five on weekdays, unless a test says otherwise. */
class BusinessCalendarTest {
  private static final String BERLIN = "Europe/Berlin";
  private final BusinessCalendar nineToFive = Desk.nineToFive(BERLIN).time();

  @Test
  void time_goes_on_the_next_working_day() {
    assertThat(nineToFive.after(berlin("2026-06-05T16:30"), Duration.ofHours(1))) // a Friday
        .isEqualTo(berlin("2026-06-08T09:30"));
  }

  @Test
  void what_ends_with_the_day_ends_at_closing_time() {
    assertThat(nineToFive.after(berlin("2026-06-01T15:00"), Duration.ofHours(2)))
        .isEqualTo(berlin("2026-06-01T17:00"));
  }

  @Test
  void what_began_with_the_day_began_at_opening_time() {
    assertThat(nineToFive.after(berlin("2026-06-02T10:00"), Duration.ofHours(-1)))
        .isEqualTo(berlin("2026-06-02T09:00"));
  }

  @Test
  void going_back_skips_the_weekend() {
    assertThat(nineToFive.after(berlin("2026-06-08T09:30"), Duration.ofHours(-1)))
        .isEqualTo(berlin("2026-06-05T16:30"));
  }

  @Test
  void adding_nothing_leads_to_the_next_open_moment() {
    assertThat(nineToFive.after(berlin("2026-06-06T12:00"), Duration.ZERO))
        .isEqualTo(berlin("2026-06-08T09:00"));
    assertThat(nineToFive.after(berlin("2026-06-01T12:00"), Duration.ZERO))
        .isEqualTo(berlin("2026-06-01T12:00"));
    assertThat(nineToFive.after(berlin("2026-06-01T17:00"), Duration.ZERO))
        .isEqualTo(berlin("2026-06-02T09:00"));
  }

  @Test
  void the_stretches_that_count_are_told() {
    assertThat(nineToFive.counted(berlin("2026-06-05T16:30"), berlin("2026-06-08T09:30")))
        .containsExactly(
            new Span(berlin("2026-06-05T16:30"), berlin("2026-06-05T17:00")),
            new Span(berlin("2026-06-08T09:00"), berlin("2026-06-08T09:30")));
  }

  @Test
  void the_time_back_is_negative() {
    assertThat(nineToFive.between(berlin("2026-06-02T10:00"), berlin("2026-06-01T16:00")))
        .isEqualTo(Duration.ofHours(-2));
  }

  @Test
  void a_second_and_its_parts_count() {
    assertThat(nineToFive.after(berlin("2026-06-01T16:59:59.400"), Duration.ofMillis(601)))
        .isEqualTo(berlin("2026-06-02T09:00:00.001"));
  }

  @Test
  void lunch_is_between_two_intervals() {
    var lunch = Desk.in(BERLIN).open("mon-fri", "09:00-12:30", "13:00-17:30").time();
    assertThat(lunch.after(berlin("2026-06-01T12:00"), Duration.ofHours(1)))
        .isEqualTo(berlin("2026-06-01T13:30"));
  }

  @Test
  void an_interval_may_end_at_midnight_and_go_on_after_it() {
    var night = Desk.in(BERLIN).open("mon", "22:00-24:00").open("tue", "00:00-02:00").time();
    assertThat(night.counted(berlin("2026-06-01T23:00"), berlin("2026-06-02T12:00")))
        .containsExactly(new Span(berlin("2026-06-01T23:00"), berlin("2026-06-02T02:00")));
  }

  @Test
  void around_the_clock_is_one_stretch_over_the_turn_of_the_year() {
    var always = Desk.in(BERLIN).open("mon-sun", "00:00-24:00").time();
    var from = berlin("2026-12-30T10:00");
    assertThat(always.counted(from, from.plus(Duration.ofDays(400)))).hasSize(1);
    assertThat(always.between(from, from.plus(Duration.ofDays(400))))
        .isEqualTo(Duration.ofDays(400));
  }

  @Test
  void a_holiday_is_closed_from_midnight_to_midnight() {
    var desk = Desk.in(BERLIN).open("mon-sun", "00:00-24:00").closed("2026-06-04").time();
    assertThat(desk.counted(berlin("2026-06-03T00:00"), berlin("2026-06-06T00:00")))
        .containsExactly(
            new Span(berlin("2026-06-03T00:00"), berlin("2026-06-04T00:00")),
            new Span(berlin("2026-06-05T00:00"), berlin("2026-06-06T00:00")));
  }

  @Test
  void a_break_is_taken_out_of_its_date_only() {
    var desk = Desk.nineToFive(BERLIN).without("2026-06-01", "12:00-13:00").time();
    assertThat(desk.between(berlin("2026-06-01T00:00"), berlin("2026-06-02T00:00")))
        .isEqualTo(Duration.ofHours(7));
    assertThat(desk.between(berlin("2026-06-02T00:00"), berlin("2026-06-03T00:00")))
        .isEqualTo(Duration.ofHours(8));
  }

  @Test
  void hours_of_a_date_count_instead_of_the_weeks() {
    var desk = Desk.nineToFive(BERLIN).instead("2026-06-06", "10:00-12:00").time(); // a Saturday
    assertThat(desk.between(berlin("2026-06-06T00:00"), berlin("2026-06-07T00:00")))
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void hours_of_a_date_win_over_a_holiday_and_breaks_are_taken_out_of_them() {
    var desk =
        Desk.nineToFive(BERLIN)
            .holidaysOf("DE-BY")
            .closed("2026-12-24")
            .instead("2026-12-24", "09:00-12:00")
            .without("2026-12-24", "10:00-10:30")
            .time();
    assertThat(desk.between(berlin("2026-12-24T00:00"), berlin("2026-12-27T00:00")))
        .isEqualTo(Duration.ofMinutes(150));
  }

  @Test
  void no_hours_for_a_date_close_it() {
    var desk = Desk.nineToFive(BERLIN).instead("2026-06-01").time();
    assertThat(desk.between(berlin("2026-06-01T00:00"), berlin("2026-06-02T00:00")))
        .isEqualTo(Duration.ZERO);
  }

  static Instant berlin(String local) {
    return at(local, BERLIN);
  }

  static Instant at(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
  }
}
