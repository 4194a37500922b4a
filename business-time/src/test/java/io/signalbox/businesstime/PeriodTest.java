package io.signalbox.businesstime;

import static io.signalbox.businesstime.BusinessCalendarTest.berlin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Weekly hours that are valid for some time. */
class PeriodTest {

  @Test
  void both_of_its_dates_are_in_it() {
    var time =
        Desk.nineToFive("Europe/Berlin")
            .during("2026-07-01", "2026-07-02", "mon-sun", "10:00-12:00")
            .time();
    assertThat(time.between(berlin("2026-06-30T00:00"), berlin("2026-07-01T00:00"))).hasHours(8);
    assertThat(time.between(berlin("2026-07-01T00:00"), berlin("2026-07-02T00:00"))).hasHours(2);
    assertThat(time.between(berlin("2026-07-02T00:00"), berlin("2026-07-03T00:00"))).hasHours(2);
    assertThat(time.between(berlin("2026-07-03T00:00"), berlin("2026-07-04T00:00"))).hasHours(8);
  }

  @Test
  void without_an_end_it_is_a_change_of_the_week_for_good() {
    var time =
        Desk.nineToFive("Europe/Berlin").during("2027-01-01", "", "mon", "10:00-12:00").time();
    assertThat(time.after(berlin("2026-12-31T16:00"), Duration.ofHours(3)))
        .isEqualTo(berlin("2027-01-04T12:00"));
  }

  @Test
  void a_calendar_may_be_valid_for_some_time_only() {
    var project =
        Desk.in("Europe/Berlin").during("2026-06-01", "2026-06-05", "mon-fri", "09:00-17:00");
    assertThat(project.time().between(Instant.EPOCH, berlin("2030-01-01T00:00"))).hasHours(40);
  }

  @Test
  void a_day_it_does_not_name_is_closed() {
    var time =
        Desk.nineToFive("Europe/Berlin").during("2026-06-01", "2026-06-07", "mon", "09:00-10:00");
    assertThat(time.time().between(berlin("2026-06-02T00:00"), berlin("2026-06-08T00:00")))
        .isZero();
  }

  @Test
  void holidays_and_hours_of_a_date_count_in_it_as_ever() {
    var time =
        Desk.nineToFive("Europe/Berlin")
            .during("2026-06-01", "2026-06-07", "mon-sun", "10:00-12:00")
            .closed("2026-06-02")
            .instead("2026-06-03", "09:00-10:00")
            .time();
    assertThat(time.between(berlin("2026-06-02T00:00"), berlin("2026-06-04T00:00"))).hasHours(1);
  }
}
