package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.TicketStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A solution is promised within eight hours of the desk, a day's work. */
class TotalResolutionTest {
  private final Scenario ticket = Scenario.given(Promised.byTheDesk().solution("PT8H"));

  @Test
  void it_is_due_a_day_later() {
    ticket.opened("Mon 11:00").then("total-resolution 1 started, due Tue 11:00");
  }

  @Test
  void it_is_kept_by_the_resolution_not_by_an_answer() {
    ticket.opened("Mon 11:00").replied("Mon 11:30").thenNothing();
    ticket.resolved("Tue 11:00").then("total-resolution 1 kept in time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "on-hold"})
  void it_stands_still_while_it_is_somebody_elses_turn(String status) {
    ticket.opened("Mon 11:00");
    ticket
        .becomes(new TicketStatus(status), "Mon 12:00")
        .then("total-resolution 1 paused Mon 12:00, PT7H left");
    ticket.itIs("Fri 12:00").thenNothing();
    ticket.goesOn("Wed+1 16:00").then("total-resolution 1 resumed Wed+1 16:00, due Thu+1 15:00");
  }

  @Test
  void from_pending_to_on_hold_it_stands_still_all_the_way() {
    ticket.opened("Mon 11:00").pending("Mon 12:00");
    ticket.onHold("Mon 13:00").thenNothing();
    ticket.goesOn("Mon 14:00").then("total-resolution 1 resumed Mon 14:00, due Tue 13:00");
    assertThat(ticket.clock(0, "Mon 15:00").pausedFor()).isEqualTo(Duration.ofHours(2));
    assertThat(ticket.clock(0, "Mon 15:00").elapsed()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void a_pause_over_night_takes_nothing_from_it() {
    ticket.opened("Mon 11:00").pending("Mon 18:00");
    ticket.goesOn("Tue 08:00").then("total-resolution 1 resumed Tue 08:00, due Tue 11:00");
  }

  @Test
  void it_may_be_resolved_while_it_stands_still() {
    ticket.opened("Mon 11:00").pending("Mon 12:00");
    ticket.resolved("Fri 12:00").then("total-resolution 1 kept in time");
    assertThat(ticket.clock(0, "Fri 13:00").pausedFor()).isEqualTo(Duration.ofDays(4));
  }

  @Test
  void a_deadline_passed_before_the_pause_is_broken_all_the_same() {
    ticket.opened("Mon 11:00");
    ticket
        .pending("Tue 11:30")
        .then(
            "total-resolution 1 broken Tue 11:00",
            "total-resolution 1 paused Tue 11:30, PT0S left");
    ticket.goesOn("Tue 12:00").then("total-resolution 1 resumed Tue 12:00, due Tue 11:00");
    ticket.itIs("Wed 12:00").thenNothing();
    ticket.resolved("Wed 13:00").then("total-resolution 1 kept late");
  }

  @Test
  void a_reopened_ticket_gets_a_new_promise() {
    ticket.opened("Mon 11:00").resolved("Mon 16:00");
    ticket.reopenedByTheCustomer("Tue 09:00").then("total-resolution 2 started, due Tue 17:00");
  }

  @Test
  void an_unresolved_ticket_that_is_closed_merged_or_abandoned_was_not_solved() {
    ticket.opened("Mon 11:00");
    ticket.becomes(TicketStatus.MERGED, "Mon 12:00").then("total-resolution 1 cancelled: merged");
    ticket.itIs("Fri 12:00").thenNothing();
  }

  @Test
  void a_status_says_resolved_even_if_no_event_did() {
    ticket.opened("Mon 11:00");
    ticket.becomes(TicketStatus.RESOLVED, "Mon 12:00").then("total-resolution 1 kept in time");
  }

  @Test
  void a_status_of_a_later_version_of_routing_neither_pauses_nor_ends_it() {
    ticket.opened("Mon 11:00");
    ticket.becomes(new TicketStatus("in-review"), "Mon 12:00").thenNothing();
    ticket.itIs("Tue 11:01").then("total-resolution 1 broken Tue 11:00");
  }
}
