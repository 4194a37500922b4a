package io.signalbox.survey.asking;

import static io.signalbox.survey.asking.Office.csat;
import static io.signalbox.survey.asking.Office.program;
import static io.signalbox.survey.asking.Tickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.survey.SurveyCommand.SubmitAnswer;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.contracts.survey.SurveyEvent.Answered;
import io.signalbox.contracts.survey.SurveyEvent.Cancelled;
import io.signalbox.contracts.survey.SurveyEvent.Expired;
import io.signalbox.contracts.survey.SurveyEvent.Invited;
import io.signalbox.contracts.survey.SurveyMetric;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnsweringTest {
  @ParameterizedTest
  @EnumSource
  void an_answer_counts_for_who_had_the_ticket_when_it_was_resolved(Stores stores) {
    try (var office = new Office(stores)) {
      var id = invitation(office);
      office.resolved(ticket("t1").by("agent-2"));
      var answered = answered(office.answers(id, 4, "quick"));
      assertThat(answered.attribution().agentId()).isEqualTo("agent-1");
      assertThat(answered.score()).isEqualTo(4);
      assertThat(answered.comment()).isEqualTo("quick");
      assertThat(answered.revision()).isEqualTo(1);
      assertThat(office.shard.timers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_double_submit_counts_once_and_a_change_replaces(Stores stores) {
    try (var office = new Office(stores)) {
      var id = invitation(office);
      answered(office.answers(id, 4, null));
      assertThat(office.answers(id, 4, null)).isEmpty();
      office.shard.reload();
      assertThat(answered(office.answers(id, 2, "on reflection")).revision()).isEqualTo(2);
      assertThat(office.rows("select score, comment, revision from ledger"))
          .containsExactly("2 on reflection 2");
      office.later(Office.EDITABLE_FOR);
      assertThat(office.command(new SubmitAnswer(id, 5, null)).reason())
          .isEqualTo("already-answered");
      assertThat(office.rows("select score from ledger")).containsExactly("2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_says_nothing_is_told_of_as_expired_at_its_time(Stores stores) {
    try (var office = new Office(stores)) {
      var id = invitation(office);
      assertThat(office.later(Office.OPEN_FOR.minusMillis(1))).isEmpty();
      assertThat(office.later(Duration.ofMillis(1))).hasOnlyElementsOfType(Expired.class);
      assertThat(office.command(new SubmitAnswer(id, 5, null)).reason()).isEqualTo("expired");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_time_to_answer_counts_from_when_the_question_is_sent_however_late(Stores stores) {
    try (var office = new Office(stores)) {
      var delay = Duration.ofHours(1);
      var back = office.now().plus(Duration.ofHours(30));
      office.shard.awayUntil(back);
      office.command(csat("p1"));
      assertThat(invited(office.resolved(ticket("t1"))).expiresAt())
          .isEqualTo(back.plus(Office.OPEN_FOR));

      office.command(program("p1", SurveyMetric.CSAT, null, delay, null));
      assertThat(office.resolved(ticket("t2").of("customer-2"))).isEmpty();
      assertThat(invited(office.later(delay)).expiresAt()).isEqualTo(back.plus(Office.OPEN_FOR));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_reopened_ticket_withdraws_the_question_but_not_an_answer(Stores stores) {
    try (var office = new Office(stores)) {
      var id = invitation(office);
      assertThat(office.reopened(ticket("t1").reopenedTimes(1)))
          .singleElement()
          .isInstanceOfSatisfying(
              Cancelled.class, it -> assertThat(it.reason()).isEqualTo("reopened"));
      assertThat(office.command(new SubmitAnswer(id, 5, null)).reason()).isEqualTo("cancelled");
      assertThat(office.shard.timers()).isEmpty();
      office.later(Duration.ofDays(8));
      var second = ((Invited) office.resolved(ticket("t2")).getFirst()).invitationId();
      answered(office.answers(second, 1, null));
      assertThat(office.reopened(ticket("t2").reopenedTimes(1))).isEmpty();
      assertThat(office.rows("select state from ledger where ticket_id = 't2'"))
          .containsExactly("answered");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_no_answer_is_refused(Stores stores) {
    try (var office = new Office(stores)) {
      var id = invitation(office);
      for (var score : new int[] {-1, 0, 6, 10}) {
        assertThat(office.command(new SubmitAnswer(id, score, null)).reason())
            .isEqualTo("score-out-of-range");
      }
      for (var unknown : List.of("", "t1", "00000000-0000-0000-0000-000000000000")) {
        assertThat(office.command(new SubmitAnswer(unknown, 5, null)).reason())
            .isEqualTo("unknown-invitation");
      }
      assertThat(office.rows("select state from ledger")).containsExactly("invited");
    }
  }

  private static String invitation(Office office) {
    office.command(csat("p1"));
    return invited(office.resolved(ticket("t1"))).invitationId();
  }

  private static Invited invited(List<SurveyEvent> told) {
    return (Invited) told.getFirst();
  }

  private static Answered answered(List<SurveyEvent> told) {
    assertThat(told).singleElement().isInstanceOf(Answered.class);
    return (Answered) told.getFirst();
  }
}
