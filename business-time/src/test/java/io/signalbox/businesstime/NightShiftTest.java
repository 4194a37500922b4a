package io.signalbox.businesstime;

import static io.signalbox.businesstime.BusinessCalendarTest.berlin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Weekdays 17:00 to 01:00 in Berlin; 1 June 2026 is a Monday. */
class NightShiftTest {
  private final Desk desk = Desk.in("Europe/Berlin").open("mon-fri", "17:00-01:00");

  @Test
  void belongs_to_the_day_it_starts_on() {
    var time = desk.time();
    assertThat(time.isOpen(berlin("2026-06-01T00:30"))).isFalse(); // nothing started on Sunday
    assertThat(time.counted(berlin("2026-06-05T12:00"), berlin("2026-06-07T00:00")))
        .containsExactly(new Span(berlin("2026-06-05T17:00"), berlin("2026-06-06T01:00")));
  }

  @Test
  void ends_before_its_end() {
    assertThat(desk.time().isOpen(berlin("2026-06-02T00:59:59"))).isTrue();
    assertThat(desk.time().isOpen(berlin("2026-06-02T01:00"))).isFalse();
  }

  @Test
  void ends_at_midnight_however_that_is_written() {
    var zero = Desk.in("Europe/Berlin").open("mon", "17:00-00:00").time();
    var twentyFour = Desk.in("Europe/Berlin").open("mon", "17:00-24:00").time();
    var from = berlin("2026-06-01T00:00");
    var to = berlin("2026-07-01T00:00");
    assertThat(zero.counted(from, to)).isEqualTo(twentyFour.counted(from, to));
  }

  @Test
  void a_holiday_removes_what_starts_on_it_and_not_the_end_of_the_evening_before() {
    var time = desk.closed("2026-06-02").time();
    assertThat(time.counted(berlin("2026-06-01T12:00"), berlin("2026-06-04T00:00")))
        .containsExactly(
            new Span(berlin("2026-06-01T17:00"), berlin("2026-06-02T01:00")),
            new Span(berlin("2026-06-03T17:00"), berlin("2026-06-04T00:00")));
  }

  @Test
  void hours_of_a_date_replace_what_starts_on_it_and_not_the_end_of_the_evening_before() {
    var time = desk.instead("2026-06-02", "18:00-02:00").time();
    assertThat(time.counted(berlin("2026-06-01T12:00"), berlin("2026-06-03T12:00")))
        .containsExactly(
            new Span(berlin("2026-06-01T17:00"), berlin("2026-06-02T01:00")),
            new Span(berlin("2026-06-02T18:00"), berlin("2026-06-03T02:00")));
  }

  @Test
  void a_break_takes_what_runs_then_also_of_the_evening_before() {
    var time = desk.without("2026-06-02", "00:15-00:45", "23:30-00:30").time();
    assertThat(time.counted(berlin("2026-06-01T23:00"), berlin("2026-06-03T12:00")))
        .containsExactly(
            new Span(berlin("2026-06-01T23:00"), berlin("2026-06-02T00:15")),
            new Span(berlin("2026-06-02T00:45"), berlin("2026-06-02T01:00")),
            new Span(berlin("2026-06-02T17:00"), berlin("2026-06-02T23:30")),
            new Span(berlin("2026-06-03T00:30"), berlin("2026-06-03T01:00")));
  }

  @Test
  void the_night_into_the_new_year_is_one() {
    var time = desk.time(); // 31 December 2026 is a Thursday
    assertThat(time.counted(berlin("2026-12-31T12:00"), berlin("2027-01-01T12:00")))
        .containsExactly(new Span(berlin("2026-12-31T17:00"), berlin("2027-01-01T01:00")));
    assertThat(time.after(berlin("2026-12-31T23:30"), Duration.ofHours(1)))
        .isEqualTo(berlin("2027-01-01T00:30"));
    assertThat(time.after(berlin("2027-01-01T00:30"), Duration.ofHours(-1)))
        .isEqualTo(berlin("2026-12-31T23:30"));
  }

  @Test
  void has_an_hour_less_or_more_when_the_clocks_change() {
    var night = Desk.in("Europe/Berlin").open("sat", "22:00-06:00").time();
    assertThat(night.between(berlin("2026-03-28T12:00"), berlin("2026-03-29T12:00")))
        .isEqualTo(Duration.ofHours(7));
    assertThat(night.between(berlin("2026-10-24T12:00"), berlin("2026-10-25T12:00")))
        .isEqualTo(Duration.ofHours(9));
  }

  @Test
  void the_last_one_of_a_period_is_whole() {
    var time =
        Desk.nineToFive("Europe/Berlin")
            .during("2026-06-01", "2026-06-02", "mon-sun", "17:00-01:00")
            .time();
    assertThat(time.counted(berlin("2026-06-02T12:00"), berlin("2026-06-03T12:00")))
        .containsExactly(
            new Span(berlin("2026-06-02T17:00"), berlin("2026-06-03T01:00")),
            new Span(berlin("2026-06-03T09:00"), berlin("2026-06-03T12:00")));
  }
}
