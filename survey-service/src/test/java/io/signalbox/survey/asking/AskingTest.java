package io.signalbox.survey.asking;

import static io.signalbox.survey.asking.Office.csat;
import static io.signalbox.survey.asking.Office.program;
import static io.signalbox.survey.asking.Tickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.survey.SkipReason;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyCommand.OptOut;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.contracts.survey.SurveyEvent.Invited;
import io.signalbox.contracts.survey.SurveyEvent.Skipped;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.survey.SurveyTrigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AskingTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @ParameterizedTest
  @EnumSource
  void whoever_had_a_ticket_resolved_is_asked(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(csat("p1"));
      var invited = invited(office.resolved(ticket("t1").in("de-DE")));
      assertThat(invited.expiresAt()).isEqualTo(office.now().plus(Office.OPEN_FOR));
      assertThat(invited.attribution().agentId()).isEqualTo("agent-1");
      assertThat(invited.attribution().site()).isEqualTo("site-1");
      assertThat(office.sent)
          .singleElement()
          .satisfies(
              reply -> {
                assertThat(reply.to()).isEqualTo("a@example.org");
                assertThat(reply.language()).isEqualTo("de");
                assertThat(reply.account()).isEqualTo("support");
                assertThat(reply.from()).isEqualTo("help@shop.example");
                assertThat(reply.text()).startsWith("How did it go?").contains(reply.link());
                assertThat(reply.link()).startsWith("https://survey.example/s/");
                assertThat(reply.conversationId()).isEqualTo("conversation-1");
                assertThat(reply.invitationId()).isEqualTo(invited.invitationId());
              });
      assertThat(office.rows("select state, cycle from ledger")).containsExactly("invited 0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_first_program_whose_condition_holds_asks(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(asking("p1", "language == 'de'"));
      skipped(office.resolved(ticket("t1").in("en")), SkipReason.CONDITION_NOT_MET);
      office.command(asking("p2", "tier == 2"));
      assertThat(invited(office.resolved(ticket("t2").of("c2").in("en"))).programId())
          .isEqualTo("p2");
      assertThat(invited(office.resolved(ticket("t3").of("c3").in("de"))).programId())
          .isEqualTo("p1");
      assertThat(office.command(asking("p2", "tier =")).reason()).isEqualTo("bad-program");
      office.restarted();
      assertThat(invited(office.resolved(ticket("t4").of("c4").in("en"))).programId())
          .isEqualTo("p2");
    }
  }

  private static DefineProgram asking(String id, String condition) {
    return new DefineProgram(
        id,
        SurveyMetric.CSAT,
        "How?",
        SurveyTrigger.RESOLVED,
        null,
        null,
        null,
        null,
        List.of(),
        condition);
  }

  @ParameterizedTest
  @EnumSource
  void who_is_not_asked_has_a_line_that_says_why(Stores stores) {
    try (var office = new Office(stores)) {
      skipped(office.resolved(ticket("t0")), SkipReason.NO_PROGRAM);
      office.command(
          new DefineProgram(
              "p1",
              SurveyMetric.CSAT,
              "How?",
              SurveyTrigger.RESOLVED,
              null,
              null,
              null,
              null,
              List.of(Channel.EMAIL),
              null));
      skipped(office.resolved(ticket("t1").on(Channel.PHONE)), SkipReason.WRONG_CHANNEL);
      skipped(office.resolved(ticket("t2").followingUp()), SkipReason.FOLLOW_UP);
      skipped(office.resolved(ticket("t3").withoutAddress()), SkipReason.NO_ADDRESS);
      invited(office.resolved(ticket("t4")));
      skipped(office.resolved(ticket("t5")), SkipReason.THROTTLED);
      office.command(new OptOut("customer-2", false));
      skipped(office.resolved(ticket("t6").of("customer-2")), SkipReason.OPTED_OUT);
      office.command(new OptOut("customer-2", true));
      invited(office.resolved(ticket("t7").of("customer-2")));
      office.command(program("p1", SurveyMetric.CSAT, null, null, 0.0));
      skipped(office.resolved(ticket("t8").of("customer-3")), SkipReason.NOT_SAMPLED);
      assertThat(office.rows("select reason from ledger where state = 'skipped' order by id"))
          .containsExactly(
              "no-program",
              "wrong-channel",
              "follow-up",
              "no-address",
              "throttled",
              "opted-out",
              "not-sampled");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_customer_is_left_in_peace_for_exactly_as_long_as_the_program_says(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(csat("p1"));
      invited(office.resolved(ticket("t1")));
      office.shard.reload();
      office.later(WEEK.minusMillis(2));
      skipped(office.resolved(ticket("t2")), SkipReason.THROTTLED);
      invited(office.resolved(ticket("t3")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void over_all_questions_a_customer_is_asked_no_more_than_the_cap(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(program("p1", SurveyMetric.CSAT, Duration.ofDays(1), null, null));
      for (var i = 0; i < Office.CAP.invitationsMax(); i++) {
        invited(office.resolved(ticket("t" + i)));
        office.later(Duration.ofDays(2));
      }
      skipped(office.resolved(ticket("t8")), SkipReason.THROTTLED);
      office.later(Duration.ofDays(24));
      invited(office.resolved(ticket("t9")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_place_is_taken_when_it_is_decided_and_not_when_it_is_sent(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(program("p1", SurveyMetric.CSAT, WEEK, Duration.ofHours(2), null));
      assertThat(office.resolved(ticket("t1"))).isEmpty();
      skipped(office.resolved(ticket("t2")), SkipReason.THROTTLED);
      office.shard.reload();
      assertThat(office.later(Duration.ofHours(2).minusMillis(2))).isEmpty();
      invited(office.later(Duration.ofMillis(2)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_place_that_was_not_used_is_free_again(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(program("p1", SurveyMetric.CSAT, WEEK, Duration.ofHours(2), null));
      office.resolved(ticket("t1"));
      assertThat(office.reopened(ticket("t1").reopenedTimes(1)))
          .hasOnlyElementsOfType(SurveyEvent.Cancelled.class);
      assertThat(office.resolved(ticket("t2"))).isEmpty();
      invited(office.later(Duration.ofHours(2)));
      assertThat(office.sent).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_question_that_was_withdrawn_leaves_its_place_and_still_counts_for_the_cap(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(csat("p1"));
      for (var times = 0; times < Office.CAP.invitationsMax(); times++) {
        invited(office.resolved(ticket("t1").reopenedTimes(times)));
        office.shard.reload();
        assertThat(office.reopened(ticket("t1").reopenedTimes(times + 1)))
            .hasOnlyElementsOfType(SurveyEvent.Cancelled.class);
      }
      skipped(office.resolved(ticket("t1").reopenedTimes(9)), SkipReason.THROTTLED);
      office.later(Office.CAP.within());
      invited(office.resolved(ticket("t2")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_keeps_its_place_when_the_ticket_is_reopened(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(csat("p1"));
      var first = invited(office.resolved(ticket("t1"))).invitationId();
      assertThat(office.answers(first, 4, null)).hasSize(1);
      assertThat(office.reopened(ticket("t1").reopenedTimes(1))).isEmpty();
      skipped(office.resolved(ticket("t1").reopenedTimes(1)), SkipReason.THROTTLED);
      assertThat(office.rows("select cycle, state from ledger order by id"))
          .containsExactly("0 answered", "1 skipped");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_caller_cannot_be_sent_a_link_and_takes_no_place(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(csat("p1"));
      skipped(office.resolved(ticket("t1").on(Channel.PHONE)), SkipReason.NO_ADDRESS);
      assertThat(office.sent).isEmpty();
      invited(office.resolved(ticket("t2")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_opts_out_before_it_is_sent_is_not_asked(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(program("p1", SurveyMetric.CSAT, null, Duration.ofHours(2), null));
      office.resolved(ticket("t1"));
      office.command(new OptOut("customer-1", false));
      skipped(office.later(Duration.ofHours(3)), SkipReason.OPTED_OUT);
      assertThat(office.sent).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_resolution_has_one_line_however_often_it_is_told(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(csat("p1"));
      office.resolved(ticket("t1"));
      assertThat(office.resolved(ticket("t1"))).isEmpty();
      office.reopened(ticket("t1").reopenedTimes(1));
      office.resolved(ticket("t1").reopenedTimes(1));
      assertThat(office.rows("select cycle, state, reason from ledger order by id"))
          .containsExactly("0 cancelled reopened", "1 invited null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_program_of_no_use_is_refused_and_leaves_the_one_before(Stores stores) {
    try (var office = new Office(stores)) {
      office.command(csat("p1"));
      var outcome = office.command(program("p1", new SurveyMetric("stars"), null, null, null));
      assertThat(outcome.reason()).isEqualTo("bad-program");
      office.shard.reload();
      invited(office.resolved(ticket("t1")));
    }
  }

  private static Invited invited(List<SurveyEvent> told) {
    assertThat(told).singleElement().isInstanceOf(Invited.class);
    return (Invited) told.getFirst();
  }

  private static void skipped(List<SurveyEvent> told, SkipReason reason) {
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            Skipped.class, skipped -> assertThat(skipped.reason()).isEqualTo(reason));
  }
}
