package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.TicketStatus;
import org.junit.jupiter.api.Test;

/** A first answer is promised within an hour of the desk, open nine to five on weekdays. */
class FirstReplyTest {
  private final Scenario ticket = Scenario.given(Promised.byTheDesk().first("PT1H"));

  @Test
  void a_ticket_of_friday_afternoon_is_due_on_monday() {
    ticket.opened("Fri 16:40").then("first-reply 1 started, due Mon+1 09:40");
  }

  @Test
  void a_ticket_of_the_weekend_begins_with_the_week() {
    ticket.opened("Sat 12:00").then("first-reply 1 started, due Mon+1 10:00");
  }

  @Test
  void an_answer_at_the_very_deadline_keeps_the_promise() {
    ticket.opened("Mon 09:00");
    ticket.replied("Mon 10:00").then("first-reply 1 kept in time");
    ticket.itIs("Mon 10:00:00.001").thenNothing();
  }

  @Test
  void at_the_very_deadline_it_is_not_broken_yet() {
    ticket.opened("Mon 09:00");
    ticket.itIs("Mon 10:00").thenNothing();
    ticket.itIs("Mon 10:00:00.001").then("first-reply 1 broken Mon 10:00");
  }

  @Test
  void an_answer_that_was_a_dead_letter_counts_and_what_is_known_since_stays() {
    ticket.opened("Mon 09:00").assigned("Mon 09:10").pending("Mon 09:20");
    ticket.replayed(TicketStatus.IN_PROGRESS, 2, "Mon 09:30").then("first-reply 1 kept in time");
    assertThat(ticket.ticket().subject().status()).isEqualTo(TicketStatus.PENDING);
    assertThat(ticket.ticket().subject().version()).isEqualTo(4);
  }

  @Test
  void it_is_broken_once_and_then_kept_late() {
    ticket.opened("Mon 09:00");
    ticket.itIs("Mon 10:30").then("first-reply 1 broken Mon 10:00");
    ticket.itIs("Mon 11:00").thenNothing();
    ticket.replied("Mon 11:30").then("first-reply 1 kept late");
  }

  @Test
  void an_answer_that_comes_before_the_timer_is_late_all_the_same() {
    ticket.opened("Mon 09:00");
    ticket
        .replied("Mon 10:00:00.001")
        .then("first-reply 1 broken Mon 10:00", "first-reply 1 kept late");
    ticket.itIs("Mon 10:00:00.001").thenNothing();
  }

  @Test
  void what_stops_it_after_the_deadline_finds_it_broken() {
    ticket.opened("Mon 09:00");
    ticket.replied("Mon 10:05").then("first-reply 1 broken Mon 10:00", "first-reply 1 kept late");
  }

  @Test
  void what_does_not_stop_it_leaves_it_to_its_timer_for_an_answer_may_be_on_its_way() {
    ticket.opened("Mon 09:00");
    ticket.assigned("Mon 10:05").thenNothing();
    ticket.replied("Mon 09:58").then("first-reply 1 kept in time");
  }

  @Test
  void nothing_pauses_it() {
    ticket.opened("Mon 09:00");
    ticket.pending("Mon 09:10").thenNothing();
    ticket.itIs("Mon 10:01").then("first-reply 1 broken Mon 10:00");
  }

  @Test
  void a_second_answer_is_no_first() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").replied("Mon 09:20").thenNothing();
  }

  @Test
  void who_got_a_solution_waits_for_no_answer() {
    ticket.opened("Mon 09:00");
    ticket.resolved("Mon 09:30").then("first-reply 1 cancelled: resolved");
  }

  @Test
  void a_ticket_that_is_closed_waits_for_no_answer() {
    ticket.opened("Mon 09:00");
    ticket.closed("Mon 09:30").then("first-reply 1 cancelled: closed");
  }

  @Test
  void a_broken_promise_that_nobody_waits_for_any_more_stays_broken() {
    ticket.opened("Mon 09:00").itIs("Mon 10:30");
    ticket.closed("Mon 11:00").then("first-reply 1 cancelled: closed");
    assertThat(ticket.ticket().clocks().getFirst().breachedAt()).isEqualTo(Moments.at("Mon 10:00"));
  }

  @Test
  void a_customer_who_comes_back_unanswered_is_promised_a_first_answer_again() {
    ticket.opened("Mon 09:00").resolved("Mon 09:30");
    ticket.reopenedByTheCustomer("Mon 12:00").then("first-reply 2 started, due Mon 13:00");
  }

  @Test
  void an_event_of_a_ticket_that_was_never_opened_starts_nothing() {
    ticket.replied("Mon 09:00").then("not known");
  }

  @Test
  void the_opening_counts_from_when_the_contact_came_in() {
    ticket.opened("Mon 08:00").then("first-reply 1 started, due Mon 10:00");
  }
}
