package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the metrics mean that go beyond answers and solutions. All time counts. */
class MetricTest {

  @Test
  void a_periodic_update_is_owed_from_each_answer_on_also_while_pending() {
    var ticket = of(Metric.PERIODIC_UPDATE, "PT2H");
    ticket.opened("Mon 09:00").thenNothing();
    ticket.replied("Mon 09:10").then("periodic-update 1 started, due Mon 11:10");
    ticket.wrote("Mon 10:00").thenNothing();
    ticket
        .replied("Mon 10:30")
        .then("periodic-update 1 kept in time", "periodic-update 2 started, due Mon 12:30");
    ticket.pending("Mon 11:00").thenNothing();
    ticket.itIs("Mon 13:00").then("periodic-update 2 broken Mon 12:30");
    ticket.resolved("Mon 14:00").then("periodic-update 2 cancelled: resolved");
    ticket.reopenedByTheCustomer("Mon 15:00").thenNothing();
  }

  @Test
  void two_answers_at_one_moment_are_two_updates() {
    var ticket = of(Metric.PERIODIC_UPDATE, "PT2H").opened("Mon 09:00").replied("Mon 09:10");
    ticket
        .replied("Mon 09:10")
        .then("periodic-update 1 kept in time", "periodic-update 2 started, due Mon 11:10");
  }

  @Test
  void a_pausable_update_stands_still_while_pending_but_not_on_hold() {
    var ticket = of(Metric.PAUSABLE_UPDATE, "PT2H").opened("Mon 09:00").replied("Mon 09:10");
    ticket.onHold("Mon 09:20").thenNothing();
    ticket.pending("Mon 10:10").then("pausable-update 1 paused Mon 10:10, PT1H left");
    assertThat(ticket.clock(0, "Mon 11:00").pausedBy()).isEqualTo("pending");
    ticket.goesOn("Mon 12:00").then("pausable-update 1 resumed Mon 12:00, due Mon 13:00");
  }

  @Test
  void a_requester_waits_also_on_hold_and_goes_on_waiting_after_a_reopening() {
    var ticket = of(Metric.REQUESTER_WAIT, "PT4H").opened("Mon 09:00");
    ticket.onHold("Mon 09:30").thenNothing();
    ticket.pending("Mon 10:00").then("requester-wait 1 paused Mon 10:00, PT3H left");
    ticket.resolved("Mon 12:00").then("requester-wait 1 kept in time");
    ticket.reopenedByTheCustomer("Tue 09:00").then("requester-wait 2 started, due Tue 12:00");
    assertThat(ticket.clock(1, "Tue 10:00").elapsed()).isEqualTo(Duration.ofHours(2));
    assertThat(ticket.clock(1, "Tue 10:00").pausedFor()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void what_was_broken_before_the_reopening_is_not_promised_again() {
    var ticket = of(Metric.AGENT_WORK, "PT1H").opened("Mon 09:00").itIs("Mon 11:00");
    ticket.resolved("Mon 11:00").then("agent-work 1 kept late");
    ticket.reopenedByAnAgent("Mon 12:00").thenNothing();
  }

  @Test
  void agents_do_not_work_while_pending_or_on_hold() {
    var ticket = of(Metric.AGENT_WORK, "PT2H").opened("Mon 09:00");
    ticket.onHold("Mon 09:30").then("agent-work 1 paused Mon 09:30, PT1H30M left");
    ticket.pending("Mon 10:00").thenNothing();
    ticket.goesOn("Mon 12:00").then("agent-work 1 resumed Mon 12:00, due Mon 13:30");
    ticket.resolved("Mon 12:30");
    assertThat(ticket.clock(0, "Mon 13:00").endedBy()).isEqualTo("resolved");
  }

  @Test
  void a_ticket_is_owned_once_it_has_an_agent_for_the_first_time() {
    var ticket = of(Metric.TIME_TO_OWN, "PT15M");
    ticket.opened("Mon 09:00").then("time-to-own 1 started, due Mon 09:15");
    ticket.assigned("Mon 09:15").then("time-to-own 1 kept in time");
    ticket.movedTo("billing", "Mon 09:30").thenNothing();
    ticket.resolved("Mon 10:00").reopenedByTheCustomer("Mon 11:00").thenNothing();
  }

  @Test
  void each_queue_that_has_the_ticket_has_a_clock_of_its_own() {
    var ticket =
        Scenario.given(
            Promised.aroundTheClock()
                .target(Metric.QUEUE_OWNERSHIP, null, "billing", "PT30M")
                .target(Metric.QUEUE_OWNERSHIP, "PT2H"));
    ticket.opened("Mon 09:00").then("queue-ownership 1 started, due Mon 11:00");
    ticket.pending("Mon 09:10").thenNothing();
    ticket
        .movedTo("billing", "Mon 10:00")
        .then("queue-ownership 1 kept in time", "queue-ownership 2 started, due Mon 10:30");
    assertThat(ticket.clock(0, "Mon 10:10").owner()).isEqualTo("support");
    assertThat(ticket.clock(0, "Mon 10:10").endedBy()).isEqualTo("moved");
    assertThat(ticket.clock(1, "Mon 10:10").owner()).isEqualTo("billing");
    ticket.itIs("Mon 10:31").then("queue-ownership 2 broken Mon 10:30");
    ticket
        .movedTo("support", "Mon 10:40")
        .then("queue-ownership 2 kept late", "queue-ownership 3 started, due Mon 12:40");
    ticket.resolved("Mon 11:00").then("queue-ownership 3 kept in time");
    ticket.reopenedByAnAgent("Mon 12:00").then("queue-ownership 4 started, due Mon 14:00");
  }

  @Test
  void a_target_for_a_queue_counts_from_the_beginning_once_the_ticket_is_there() {
    var ticket =
        Scenario.given(
            Promised.aroundTheClock()
                .target(Metric.FIRST_REPLY, null, "billing", "PT30M")
                .first("PT2H"));
    ticket.opened("Mon 09:00").then("first-reply 1 started, due Mon 11:00");
    ticket.movedTo("billing", "Mon 09:10").then("first-reply 1 started, due Mon 09:30");
  }

  @Test
  void a_metric_that_no_policy_promises_leaves_nothing_behind() {
    var ticket = of(Metric.NEXT_REPLY, "PT1H");
    ticket.opened("Mon 09:00").replied("Mon 09:10").pending("Mon 09:20").resolved("Mon 09:30");
    ticket.reopenedByAnAgent("Mon 10:00").movedTo("billing", "Mon 10:10");
    ticket.becomes(TicketStatus.CLOSED, "Mon 10:20").priority(Priority.HIGH, "Mon 10:30");
    assertThat(ticket.ticket().clocks()).isEmpty();
    assertThat(ticket.ticket().wakeAt()).isNull();
  }

  private static Scenario of(Metric metric, String within) {
    return Scenario.given(Promised.aroundTheClock().target(metric, within));
  }
}
