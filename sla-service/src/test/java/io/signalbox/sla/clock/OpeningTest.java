package io.signalbox.sla.clock;

import static io.signalbox.sla.clock.Moments.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import org.junit.jupiter.api.Test;

/** A clock waits for what its ticket is about, so that it is told once, and counts all the same. */
class OpeningTest {
  private final Scenario ticket =
      Scenario.given(
          Promised.aroundTheClock()
              .target(Metric.FIRST_REPLY, Priority.URGENT, "PT10M")
              .target(Metric.FIRST_REPLY, Priority.NORMAL, "PT1H"));

  @Test
  void it_is_told_once_under_the_right_promise() {
    ticket.arrived("Mon 09:00").thenNothing();
    ticket.classified(Priority.URGENT, "Mon 09:00:02").then("first-reply 1 started, due Mon 09:10");
    assertThat(ticket.clock(0, "Mon 09:01").startedAt()).isEqualTo(at("Mon 09:00"));
    assertThat(ticket.clock(0, "Mon 09:01").startedBy()).isEqualTo("opened");
  }

  @Test
  void of_what_is_not_promised_then_nothing_is_told() {
    ticket.arrived("Mon 09:00").classified(Priority.LOW, "Mon 09:00").thenNothing();
    assertThat(ticket.ticket().wakeAt()).isNull();
  }

  @Test
  void a_classification_that_never_comes_is_waited_for_ten_seconds() {
    ticket.arrived("Mon 09:00");
    assertThat(ticket.ticket().wakeAt()).isEqualTo(at("Mon 09:00:10.001"));
    ticket.itIs("Mon 09:00:10").thenNothing();
    ticket.itIs("Mon 09:00:10.001").then("first-reply 1 started, due Mon 10:00");
  }

  @Test
  void it_is_the_same_if_the_next_event_comes_before_the_timer() {
    ticket.arrived("Mon 09:00");
    ticket
        .replied("Mon 09:30")
        .then("first-reply 1 started, due Mon 10:00", "first-reply 1 kept in time");
  }

  @Test
  void one_that_comes_too_late_takes_the_promises_place() {
    ticket.arrived("Mon 09:00");
    ticket
        .classified(Priority.URGENT, "Mon 09:00:11")
        .then("first-reply 1 started, due Mon 10:00", "first-reply 1 started, due Mon 09:10");
  }

  @Test
  void an_answer_that_comes_first_ends_the_waiting_too() {
    ticket.arrived("Mon 09:00");
    ticket
        .replied("Mon 09:00:05")
        .then("first-reply 1 started, due Mon 10:00", "first-reply 1 kept in time");
  }

  @Test
  void a_ticket_that_is_solved_at_once_owes_nothing() {
    ticket.arrived("Mon 09:00");
    ticket
        .resolved("Mon 09:00:05")
        .then("first-reply 1 started, due Mon 10:00", "first-reply 1 cancelled: resolved");
    ticket.itIs("Mon 12:00").thenNothing();
  }

  @Test
  void while_routing_is_silent_it_may_be_part_of_what_was_not_said() {
    ticket.arrived("Mon 09:00");
    ticket.itIsAsFarAsWeKnow("Mon 09:20").thenNothing();
    assertThat(ticket.ticket().wakeAt()).isEqualTo(at("Mon 09:25"));
    ticket.classified(Priority.URGENT, "Mon 09:00").then("first-reply 1 started, due Mon 09:10");
    ticket.itIs("Mon 09:25").then("first-reply 1 broken Mon 09:10");
  }

  @Test
  void and_once_it_is_not_silent_any_more_it_counts_as_of_when_it_was_awaited() {
    ticket.arrived("Mon 09:00");
    ticket.itIsAsFarAsWeKnow("Mon 10:20").thenNothing();
    ticket
        .itIs("Mon 10:25")
        .then("first-reply 1 started, due Mon 10:00", "first-reply 1 broken Mon 10:00");
  }
}
