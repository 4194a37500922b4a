package io.signalbox.sla.clock;

import org.junit.jupiter.api.Test;

/**
 * Every next answer is promised within half an hour, around the clock; the first within an hour.
 */
class NextReplyTest {
  private final Scenario ticket =
      Scenario.given(Promised.aroundTheClock().first("PT1H").next("PT30M"));

  @Test
  void while_the_first_answer_is_owed_no_next_one_is() {
    ticket.opened("Mon 09:00").wrote("Mon 09:05").thenNothing();
  }

  @Test
  void it_begins_with_the_first_message_after_an_answer() {
    ticket.opened("Mon 09:00").replied("Mon 09:10");
    ticket.wrote("Mon 09:20").then("next-reply 1 started, due Mon 09:50");
  }

  @Test
  void the_oldest_unanswered_message_counts() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").wrote("Mon 09:20");
    ticket.wrote("Mon 09:45").thenNothing();
    ticket.itIs("Mon 09:51").then("next-reply 1 broken Mon 09:50");
  }

  @Test
  void each_turn_of_the_customer_is_a_cycle() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").wrote("Mon 09:20");
    ticket.replied("Mon 09:30").then("next-reply 1 kept in time");
    ticket.wrote("Mon 09:40").then("next-reply 2 started, due Mon 10:10");
  }

  @Test
  void pending_does_not_pause_it_so_nobody_can_hide_behind_it() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").wrote("Mon 09:20");
    ticket.pending("Mon 09:21").thenNothing();
    ticket.itIs("Mon 09:51").then("next-reply 1 broken Mon 09:50");
  }

  @Test
  void a_thank_you_on_a_resolved_ticket_owes_no_answer() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").resolved("Mon 09:20");
    ticket.wrote("Mon 09:30").thenNothing();
  }

  @Test
  void a_message_that_reopens_the_ticket_does() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").resolved("Mon 09:20").wrote("Mon 09:30");
    ticket.reopenedByTheCustomer("Mon 09:30").then("next-reply 1 started, due Mon 10:00");
  }

  @Test
  void an_agent_who_reopens_it_owes_nobody_an_answer() {
    ticket.opened("Mon 09:00").replied("Mon 09:10").resolved("Mon 09:20");
    ticket.reopenedByAnAgent("Mon 09:30").thenNothing();
  }
}
