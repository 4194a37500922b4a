package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Urgent tickets are solved within two hours, normal ones within eight; nothing else is promised.
 */
class PriorityTest {
  private final Scenario ticket =
      Scenario.given(
          Promised.aroundTheClock()
              .target(Metric.TOTAL_RESOLUTION, Priority.URGENT, "PT2H")
              .target(Metric.TOTAL_RESOLUTION, Priority.NORMAL, "PT8H"));

  @Test
  void a_raise_counts_from_the_beginning() {
    ticket.opened("Mon 09:00");
    ticket.priority(Priority.URGENT, "Mon 10:00").then("total-resolution 1 started, due Mon 11:00");
  }

  @Test
  void a_raise_that_comes_too_late_breaks_the_promise_when_it_is_made_not_before() {
    ticket.opened("Mon 09:00");
    ticket.priority(Priority.URGENT, "Mon 15:00").then("total-resolution 1 started, due Mon 15:00");
    ticket.itIs("Mon 15:00:00.001").then("total-resolution 1 broken Mon 15:00");
  }

  @Test
  void a_lowering_begins_anew() {
    ticket.opened("Mon 09:00").priority(Priority.URGENT, "Mon 09:30");
    ticket.priority(Priority.NORMAL, "Mon 10:30").then("total-resolution 1 started, due Mon 18:30");
    assertThat(ticket.clock(0, "Mon 11:30").elapsed()).isEqualTo(Duration.ofMinutes(150));
    assertThat(ticket.clock(0, "Mon 11:30").within()).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void to_lower_and_raise_again_gains_nothing() {
    ticket.opened("Mon 09:00").priority(Priority.URGENT, "Mon 09:30");
    ticket.priority(Priority.NORMAL, "Mon 10:30");
    ticket.priority(Priority.URGENT, "Mon 10:31").then("total-resolution 1 started, due Mon 11:00");
  }

  @Test
  void what_a_ticket_turns_out_to_be_it_always_was() {
    ticket.opened("Mon 09:00").priority(Priority.URGENT, "Mon 09:00");
    ticket
        .classified(Priority.NORMAL, "Mon 09:30")
        .then("total-resolution 1 started, due Mon 17:00");
  }

  @Test
  void a_broken_promise_stays_what_it_was() {
    ticket.opened("Mon 09:00").priority(Priority.URGENT, "Mon 09:30").itIs("Mon 12:00");
    ticket.priority(Priority.NORMAL, "Mon 12:30").thenNothing();
    ticket.itIs("Tue 12:00").thenNothing();
    ticket.resolved("Tue 13:00").then("total-resolution 1 kept late");
  }

  @Test
  void pauses_so_far_stay_out_of_it() {
    ticket.opened("Mon 09:00").pending("Mon 09:30").goesOn("Mon 12:00");
    ticket.priority(Priority.URGENT, "Mon 12:30").then("total-resolution 1 started, due Mon 13:30");
  }

  @Test
  void while_it_stands_still_it_goes_on_standing_still() {
    ticket.opened("Mon 09:00").pending("Mon 09:30");
    ticket
        .priority(Priority.URGENT, "Mon 12:00")
        .then("total-resolution 1 started, standing still, PT1H30M left");
    ticket.goesOn("Mon 13:00").then("total-resolution 1 resumed Mon 13:00, due Mon 14:30");
  }

  @Test
  void where_nothing_is_promised_any_more_no_clock_runs() {
    ticket.opened("Mon 09:00");
    ticket
        .priority(Priority.LOW, "Mon 09:30")
        .then("total-resolution 1 cancelled: no-longer-promised");
    ticket.itIs("Tue 09:00").thenNothing();
  }

  @Test
  void what_is_promised_later_counts_from_the_opening() {
    ticket.opened("Mon 09:00").priority(Priority.LOW, "Mon 09:30");
    ticket.priority(Priority.URGENT, "Mon 10:00").then("total-resolution 2 started, due Mon 11:00");
  }

  @Test
  void nothing_is_promised_where_no_target_fits() {
    var none = Scenario.given(Promised.aroundTheClock());
    none.opened("Mon 09:00").thenNothing();
    assertThat(none.ticket().wakeAt()).isNull();
  }

  @Test
  void another_channel_with_the_same_promise_changes_nothing() {
    ticket.opened("Mon 09:00").comesBy(Channel.CHAT, "Mon 09:30").thenNothing();
  }
}
