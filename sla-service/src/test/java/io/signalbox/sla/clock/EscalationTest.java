package io.signalbox.sla.clock;

import static io.signalbox.sla.clock.Moments.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Priority;
import org.junit.jupiter.api.Test;

/** A breach moves the ticket up: once per ticket and metric, whatever happens then. */
class EscalationTest {
  private final Scenario ticket =
      Scenario.given(
          Promised.aroundTheClock().first("PT1H").next("PT1H").solution("PT4H").escalate());

  @Test
  void a_breach_asks_for_the_next_tier_on_the_version_it_was_decided_on() {
    ticket.opened("Mon 09:00").assigned("Mon 09:10");
    ticket
        .itIs("Mon 10:01")
        .then(
            "first-reply 1 broken Mon 10:00", "first-reply 1 asks for escalation as of version 3");
  }

  @Test
  void found_late_it_is_asked_for_on_the_version_before_so_that_routing_sees_it_has_moved_on() {
    ticket.opened("Mon 09:00");
    ticket
        .replied("Mon 10:01")
        .then(
            "first-reply 1 broken Mon 10:00",
            "first-reply 1 asks for escalation as of version 2",
            "first-reply 1 kept late");
  }

  @Test
  void each_metric_asks_for_itself() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    ticket
        .itIs("Mon 13:01")
        .then(
            "total-resolution 1 broken Mon 13:00",
            "total-resolution 1 asks for escalation as of version 2");
  }

  @Test
  void the_next_cycle_does_not_ask_again() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").wrote("Mon 09:20");
    ticket
        .itIs("Mon 10:30")
        .then("next-reply 1 broken Mon 10:20", "next-reply 1 asks for escalation as of version 4");
    ticket.replied("Mon 10:40").wrote("Mon 10:50");
    ticket.itIs("Mon 12:00").then("next-reply 2 broken Mon 11:50");
  }

  @Test
  void nor_does_a_change_of_priority() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    ticket.priority(Priority.URGENT, "Mon 10:02").thenNothing();
    ticket.itIs("Mon 12:00").thenNothing();
  }

  @Test
  void refused_because_the_ticket_moved_on_it_is_asked_for_again_after_a_pause_that_doubles() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    var first = commandId();
    ticket.assigned("Mon 10:02");
    ticket.refused(first, "stale-version", "Mon 10:02").thenNothing();
    ticket.itIs("Mon 10:02:00.999").thenNothing();
    ticket.itIs("Mon 10:02:01").then("first-reply 1 asks for escalation as of version 3");
    assertThat(commandId()).isNotEqualTo(first);

    ticket.refused(first, "stale-version", "Mon 10:03").thenNothing();
    ticket.itIs("Mon 10:04").thenNothing();
    ticket.refused(commandId(), "stale-version", "Mon 10:04").thenNothing();
    ticket.itIs("Mon 10:04:01.999").thenNothing();
    ticket.itIs("Mon 10:04:02").then("first-reply 1 asks for escalation as of version 3");
  }

  @Test
  void what_is_refused_again_and_again_is_given_up() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    var asked = 1;
    for (var minute = 10; minute < 30; minute++) {
      ticket.refused(commandId(), "stale-version", "Mon 10:" + minute);
      ticket.itIs("Mon 10:" + minute + ":59");
      if (!Tale.of(ticket.change()).isEmpty()) asked++;
    }
    assertThat(asked).isEqualTo(5);
    assertThat(ticket.ticket().wakeAt())
        .as("the solution's clock")
        .isEqualTo(at("Mon 13:00:00.001"));
  }

  @Test
  void it_is_escalated_once_routing_says_so() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    ticket.escalated("another", "Mon 10:02").thenNothing();
    ticket.escalated(commandId(), "Mon 10:02").then("first-reply 1 escalated, level 1");
    ticket.escalated(commandId(), "Mon 10:03").thenNothing();
  }

  @Test
  void an_answer_while_routing_is_asked_does_not_hide_that_it_was_escalated() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    ticket.replied("Mon 10:02").then("first-reply 1 kept late");
    ticket.escalated(commandId(), "Mon 10:03").then("first-reply 1 escalated, level 1");
  }

  @Test
  void refused_for_another_reason_that_is_told_and_it_is_not_asked_for_again() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    ticket
        .refused(commandId(), "nobody-qualified", "Mon 10:02")
        .then("first-reply 1 not escalated: nobody-qualified");
    ticket.refused(commandId(), "nobody-qualified", "Mon 10:02").thenNothing();
    ticket.refused("another", "stale-version", "Mon 10:02").thenNothing();
    ticket.itIs("Mon 10:03").thenNothing();
    ticket.replied("Mon 10:04");
    ticket.itIs("Mon 10:05").thenNothing();
    assertThat(ticket.ticket().wakeAt())
        .as("the solution's clock")
        .isEqualTo(at("Mon 13:00:00.001"));
  }

  @Test
  void answered_by_now_it_is_not_asked_for_again() {
    ticket.opened("Mon 09:00").itIs("Mon 10:01");
    ticket.refused(commandId(), "stale-version", "Mon 10:04").thenNothing();
    ticket.replied("Mon 10:04");
    ticket.itIs("Mon 10:05").thenNothing();
  }

  private String commandId() {
    return ticket.ticket().escalations().getFirst().commandId();
  }
}
