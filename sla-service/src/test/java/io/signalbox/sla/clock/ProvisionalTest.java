package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import org.junit.jupiter.api.Test;

/** A service before ours was silent, so that a breach was told of which late evidence undoes. */
class ProvisionalTest {
  private final Scenario ticket =
      Scenario.given(
          Promised.aroundTheClock()
              .first("PT1H")
              .target(Metric.TOTAL_RESOLUTION, Priority.URGENT, "PT30M")
              .solution("PT2H")
              .warnAt(80));

  @Test
  void an_answer_in_time_that_we_learn_of_late_undoes_it() {
    ticket.opened("Mon 09:00");
    ticket
        .itIsAsFarAsWeKnow("Mon 10:30")
        .then(
            "first-reply 1 warned of 80 % Mon 09:48",
            "first-reply 1 broken Mon 10:00, provisionally");
    ticket
        .replied("Mon 10:00")
        .then("first-reply 1 not broken after all: done-in-time", "first-reply 1 kept in time");
  }

  @Test
  void an_answer_that_was_late_does_not() {
    ticket.opened("Mon 09:00").itIsAsFarAsWeKnow("Mon 10:30");
    ticket.replied("Mon 10:00:00.001").then("first-reply 1 kept late");
  }

  @Test
  void evidence_in_time_undoes_what_was_told_as_final_too() {
    ticket.opened("Mon 09:00").itIs("Mon 10:30");
    ticket
        .replied("Mon 10:00")
        .then("first-reply 1 not broken after all: done-in-time", "first-reply 1 kept in time");
  }

  @Test
  void a_pause_in_time_undoes_it_and_the_promise_may_still_be_broken_later() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").itIsAsFarAsWeKnow("Mon 11:30");
    ticket
        .pending("Mon 10:00")
        .then(
            "total-resolution 1 not broken after all: paused-in-time",
            "total-resolution 1 paused Mon 10:00, PT1H left");
    ticket.goesOn("Mon 12:00").then("total-resolution 1 resumed Mon 12:00, due Mon 13:00");
    ticket.itIs("Mon 13:01").then("total-resolution 1 broken Mon 13:00");
  }

  @Test
  void a_ticket_resolved_in_time_owed_no_answer() {
    ticket.opened("Mon 09:00").itIsAsFarAsWeKnow("Mon 10:30");
    ticket
        .resolved("Mon 09:50")
        .then(
            "total-resolution 1 kept in time",
            "first-reply 1 not broken after all: dropped-in-time",
            "first-reply 1 cancelled: resolved");
  }

  @Test
  void another_promise_made_in_time_takes_its_place() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").itIsAsFarAsWeKnow("Mon 11:30");
    ticket
        .priority(Priority.URGENT, "Mon 09:10")
        .then(
            "total-resolution 1 not broken after all: replaced-in-time",
            "total-resolution 1 started, due Mon 09:30");
    ticket
        .itIs("Mon 09:31")
        .then("total-resolution 1 warned of 80 % Mon 09:24", "total-resolution 1 broken Mon 09:30");
  }

  @Test
  void what_changes_nothing_undoes_nothing() {
    ticket.opened("Mon 09:00").itIsAsFarAsWeKnow("Mon 10:30");
    ticket.assigned("Mon 09:30").thenNothing();
    ticket.wrote("Mon 09:40").thenNothing();
  }

  @Test
  void a_promise_that_was_taken_back_in_time_was_not_broken() {
    var one =
        Scenario.given(
            Promised.aroundTheClock().target(Metric.FIRST_REPLY, Priority.NORMAL, "PT1H"));
    one.opened("Mon 09:00").itIsAsFarAsWeKnow("Mon 10:30");
    one.priority(Priority.LOW, "Mon 09:30")
        .then(
            "first-reply 1 not broken after all: dropped-in-time",
            "first-reply 1 cancelled: no-longer-promised");
  }
}
