package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What went wrong with promises in other systems, as their users reported it; by the case's id. All
 * time counts.
 */
class FieldCasesTest {

  @Test
  void a_shorter_promise_that_is_over_already_is_broken_once() { // SLA-06, variant 2
    var ticket =
        Scenario.given(
            Promised.aroundTheClock()
                .target(Metric.TOTAL_RESOLUTION, Priority.URGENT, "PT1H")
                .solution("PT24H"));
    ticket.opened("Tue 09:00");
    // nothing falls due before it was promised: due when it was set, not at ten
    ticket.priority(Priority.URGENT, "Tue 13:30").then("total-resolution 1 started, due Tue 13:30");
    ticket.itIs("Tue 13:30:00.001").then("total-resolution 1 broken Tue 13:30");
    ticket.priority(Priority.URGENT, "Tue 13:31").thenNothing();
    ticket.itIs("Wed 13:30").thenNothing();
  }

  @Test
  void a_nudge_does_not_restart_the_waiting_time() { // SLA-07
    var ticket = Scenario.given(Promised.aroundTheClock().first("PT60M").next("PT60M"));
    ticket.opened("Wed 10:00").wrote("Wed 10:30").thenNothing();
    assertThat(ticket.clock(0, "Wed 10:45").startedAt()).isEqualTo(Moments.at("Wed 10:00"));
    ticket.itIs("Wed 11:00:00.001").then("first-reply 1 broken Wed 11:00");
    ticket.replied("Wed 11:10").then("first-reply 1 kept late");
    assertThat(ticket.clock(0, "Wed 11:15").elapsed()).isEqualTo(Duration.ofMinutes(70));
    assertThat(ticket.ticket().clocks()).noneMatch(Clock::open);
    ticket.wrote("Wed 11:20").then("next-reply 1 started, due Wed 12:20");
    ticket.wrote("Wed 11:25").thenNothing();
  }

  @Test
  void each_step_comes_once_however_often_time_is_told() { // SLA-08, variant 1, with warnings
    var ticket = levels();
    for (var minute = 0; minute <= 9; minute++) ticket.itIs("Tue 12:0" + minute).thenNothing();
    ticket.itIs("Tue 12:10:00.001").then("total-resolution 1 warned of 10 % Tue 12:10");
    for (var minute = 11; minute <= 20; minute++) ticket.itIs("Tue 12:" + minute).thenNothing();
    ticket.itIs("Tue 12:20:00.001").then("total-resolution 1 warned of 20 % Tue 12:20");
    for (var minute = 21; minute <= 59; minute++) ticket.itIs("Tue 12:" + minute).thenNothing();
  }

  @Test
  void after_an_outage_each_step_comes_once_and_in_order() { // SLA-08, variant 2
    levels()
        .itIs("Tue 12:40")
        .then(
            "total-resolution 1 warned of 10 % Tue 12:10",
            "total-resolution 1 warned of 20 % Tue 12:20")
        .itIs("Tue 12:41")
        .thenNothing();
  }

  @Test
  void what_is_solved_between_two_steps_takes_the_first_one_only() { // SLA-08, variant 3
    var ticket = levels();
    ticket.itIs("Tue 12:10:00.001").then("total-resolution 1 warned of 10 % Tue 12:10");
    ticket.resolved("Tue 12:15").then("total-resolution 1 kept in time");
    ticket.itIs("Tue 15:00").thenNothing();
  }

  /** Two steps, ten and twenty minutes after noon. */
  private static Scenario levels() {
    return Scenario.given(Promised.aroundTheClock().solution("PT100M").warnAt(10, 20))
        .opened("Tue 12:00");
  }
}
