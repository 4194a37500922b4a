package io.signalbox.businesstime;

import static io.signalbox.businesstime.BusinessCalendarTest.at;
import static io.signalbox.businesstime.BusinessCalendarTest.berlin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The hours of a site and those of a shift in it. */
class IntersectionTest {

  @Test
  void a_shift_works_while_the_site_is_open() {
    var site = Desk.in("Europe/Berlin").open("mon-sat", "08:00-20:00").closed("2026-06-02").time();
    var shift = Desk.in("Europe/Berlin").open("mon-fri", "14:00-22:00").time();
    assertThat(site.and(shift).counted(berlin("2026-06-01T00:00"), berlin("2026-06-04T00:00")))
        .containsExactly(
            new Span(berlin("2026-06-01T14:00"), berlin("2026-06-01T20:00")),
            new Span(berlin("2026-06-03T14:00"), berlin("2026-06-03T20:00")));
  }

  @Test
  void each_keeps_its_own_zone() {
    var berlin = Desk.nineToFive("Europe/Berlin").time();
    var newYork = Desk.nineToFive("America/New_York").time();
    var both = berlin.and(newYork); // 15:00 to 17:00 in Berlin; 16:00 in the weeks between changes
    assertThat(both.after(berlin("2026-06-01T09:00"), Duration.ofMinutes(30)))
        .isEqualTo(at("2026-06-01T09:30", "America/New_York"));
    assertThat(both.between(berlin("2026-06-01T00:00"), berlin("2026-06-02T00:00"))).hasHours(2);
    assertThat(both.between(berlin("2026-03-10T00:00"), berlin("2026-03-11T00:00"))).hasHours(3);
  }

  @Test
  void the_turn_of_the_year_is_no_border() {
    var always = Desk.in("Pacific/Kiritimati").open("mon-sun", "00:00-24:00").time();
    var also = Desk.in("Pacific/Pago_Pago").open("mon-sun", "00:00-24:00").time();
    assertThat(always.and(also).counted(berlin("2026-12-30T00:00"), berlin("2028-01-03T00:00")))
        .hasSize(1);
  }
}
