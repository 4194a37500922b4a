package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import org.junit.jupiter.api.Test;

/** A solution within ten hours of the clock; warnings at half of it and at four fifths. */
class WarningTest {
  private final Scenario ticket =
      Scenario.given(Promised.aroundTheClock().solution("PT10H").warnAt(50, 80));

  @Test
  void warnings_come_at_their_share_and_then_the_breach() {
    ticket.opened("Mon 00:00");
    ticket.itIs("Mon 05:00").thenNothing();
    ticket.itIs("Mon 05:00:00.001").then("total-resolution 1 warned of 50 % Mon 05:00");
    ticket.itIs("Mon 08:30").then("total-resolution 1 warned of 80 % Mon 08:00");
    ticket.itIs("Mon 10:30").then("total-resolution 1 broken Mon 10:00");
  }

  @Test
  void after_an_outage_all_of_them_are_told_as_of_when_they_were() {
    ticket.opened("Mon 00:00");
    ticket
        .itIs("Tue 00:00")
        .then(
            "total-resolution 1 warned of 50 % Mon 05:00",
            "total-resolution 1 warned of 80 % Mon 08:00", "total-resolution 1 broken Mon 10:00");
  }

  @Test
  void what_is_done_before_a_warning_needs_none() {
    ticket.opened("Mon 00:00").resolved("Mon 05:00").then("total-resolution 1 kept in time");
  }

  @Test
  void a_pause_moves_the_warnings_that_have_not_come() {
    ticket.opened("Mon 00:00").itIs("Mon 06:00").pending("Mon 07:00").goesOn("Tue 00:00");
    ticket.itIs("Tue 01:00:00.001").then("total-resolution 1 warned of 80 % Tue 01:00");
  }

  @Test
  void of_those_that_a_raise_leaves_behind_only_the_last_is_told() {
    var raised =
        Scenario.given(
            Promised.aroundTheClock()
                .target(Metric.TOTAL_RESOLUTION, Priority.URGENT, "PT5H")
                .solution("PT100H")
                .warnAt(50, 80));
    raised.opened("Mon 00:00");
    raised.priority(Priority.URGENT, "Mon 04:30").then("total-resolution 1 started, due Mon 05:00");
    raised.itIs("Mon 04:30:00.001").then("total-resolution 1 warned of 80 % Mon 04:30");
    raised.itIs("Mon 05:01").then("total-resolution 1 broken Mon 05:00");
  }

  @Test
  void once_less_is_promised_nobody_is_warned_of_what_was() {
    var lowered =
        Scenario.given(
            Promised.aroundTheClock()
                .target(Metric.TOTAL_RESOLUTION, Priority.URGENT, "PT2H")
                .solution("PT10H")
                .warnAt(50, 80));
    lowered.opened("Mon 00:00").priority(Priority.URGENT, "Mon 00:00").itIs("Mon 01:30");
    assertThat(lowered.ticket().clocks().getFirst().atRisk()).isTrue();
    lowered
        .priority(Priority.NORMAL, "Mon 01:30")
        .then("total-resolution 1 started, due Mon 11:30");
    assertThat(lowered.ticket().clocks().getFirst().atRisk()).isFalse();
    lowered.itIs("Mon 06:31").then("total-resolution 1 warned of 50 % Mon 06:30");
    lowered.itIs("Mon 09:31").then("total-resolution 1 warned of 80 % Mon 09:30");
  }

  @Test
  void what_a_ticket_turns_out_to_be_leaves_only_the_warnings_that_still_hold() {
    var turned =
        Scenario.given(
            Promised.aroundTheClock()
                .target(Metric.TOTAL_RESOLUTION, Priority.URGENT, "PT2H")
                .solution("PT3H")
                .warnAt(50, 80));
    turned.opened("Mon 00:00").priority(Priority.URGENT, "Mon 00:00").itIs("Mon 01:40");
    turned.classified(Priority.NORMAL, "Mon 01:40");
    assertThat(turned.ticket().clocks().getFirst().marks().warned()).isEqualTo(50);
    turned.itIs("Mon 02:25").then("total-resolution 1 warned of 80 % Mon 02:24");
  }
}
