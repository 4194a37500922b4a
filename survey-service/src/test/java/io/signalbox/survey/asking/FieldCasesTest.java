package io.signalbox.survey.asking;

import static io.signalbox.survey.asking.Tickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyCommand.SubmitAnswer;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.survey.SurveyTrigger;
import io.signalbox.survey.fatigue.Cap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What went wrong with surveys in other systems, as their users reported it; by the case's id. */
class FieldCasesTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @EnumSource
  void at_most_twice_and_a_day_apart(Stores stores) { // SUR-06
    try (var office = new Office(stores, new Cap(2, Duration.ofDays(30)))) {
      office.command(daily(null));
      var told = new ArrayList<String>();
      var waits =
          List.of(
              Duration.ZERO,
              Duration.ofMinutes(1),
              Duration.ofMinutes(1),
              Duration.ofMinutes(24 * 60 + 28),
              Duration.ofMinutes(24 * 60 + 30));
      for (var wait : waits) {
        office.later(wait);
        told.add(kind(office.resolved(ticket("t" + told.size())).getFirst()));
      }
      assertThat(told).containsExactly("Invited", "Skipped", "Skipped", "Invited", "Skipped");
      assertThat(office.sent).hasSize(2);
      assertThat(office.rows("select state, reason from ledger order by id"))
          .as("every decision has its entry")
          .containsExactly(
              "invited null",
              "skipped throttled",
              "skipped throttled",
              "invited null",
              "skipped throttled");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_survey_never_stands_in_the_way_of_a_resolution(Stores stores) { // SUR-07
    try (var office = new Office(stores)) {
      office.command(daily(null));
      var first = invitation(office.resolved(ticket("t1")));
      office.later(Duration.ofHours(2));
      office.answers(first, 4, null);
      office.later(Duration.ofHours(21));
      assertThat(office.reopened(ticket("t1").reopenedTimes(1))).isEmpty();
      office.later(Duration.ofHours(2));
      var second = invitation(office.resolved(ticket("t1").reopenedTimes(1)));
      assertThat(second).isNotEqualTo(first);
      assertThat(office.rows("select cycle, state, score from ledger order by id"))
          .containsExactly("0 answered 4", "1 invited null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_reopening_withdraws_and_the_next_resolution_asks_anew(Stores stores) { // SUR-07, variant
    try (var office = new Office(stores)) {
      office.command(daily(null));
      var first = invitation(office.resolved(ticket("t1")));
      office.later(Duration.ofHours(1));
      assertThat(kind(office.reopened(ticket("t1").reopenedTimes(1)).getFirst()))
          .isEqualTo("Cancelled");
      office.later(Duration.ofHours(1));
      invitation(office.resolved(ticket("t1").reopenedTimes(1)));
      assertThat(office.command(new SubmitAnswer(first, 5, null)).reason()).isEqualTo("cancelled");
      assertThat(office.rows("select 1 from ledger where state = 'invited'"))
          .as("never two open ones of a ticket")
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void expired_is_expired_and_no_answer(Stores stores) { // SUR-08
    try (var office = new Office(stores)) {
      office.command(daily(DAY));
      var invitations = new ArrayList<String>();
      var sentAt = office.now();
      for (var i = 0; i < 10; i++) {
        invitations.add(invitation(office.resolved(ticket("t" + i).of("customer-" + i))));
      }
      for (var id : invitations.subList(0, 3)) office.answers(id, 5, null);
      var last = sentAt.plus(DAY); // a second before the fourth one's end or sooner
      office.later(Duration.between(office.now(), last.minusSeconds(1)));
      assertThat(office.answers(invitations.get(3), 5, null)).hasSize(1);
      office.later(Duration.ofSeconds(2));
      assertThat(office.command(new SubmitAnswer(invitations.get(4), 5, null)).reason())
          .isEqualTo("expired");
      assertThat(count(office)).isEqualTo(Map.of("answered", "4", "expired", "6"));
      assertThat(office.rows("select 1 from ledger where answered_at is not null")).hasSize(4);
    }
  }

  private static Map<String, String> count(Office office) {
    var counts = new HashMap<String, String>();
    for (var row : office.rows("select state, count(*) from ledger group by state")) {
      counts.put(row.split(" ", -1)[0], row.split(" ", -1)[1]);
    }
    return counts;
  }

  private static DefineProgram daily(@Nullable Duration expiresAfter) {
    return new DefineProgram(
        "p1",
        SurveyMetric.CSAT,
        "How did it go?",
        SurveyTrigger.RESOLVED,
        DAY,
        expiresAfter,
        null,
        null,
        List.of(),
        null);
  }

  private static String invitation(List<SurveyEvent> told) {
    assertThat(told).singleElement().isInstanceOf(SurveyEvent.Invited.class);
    return ((SurveyEvent.Invited) told.getFirst()).invitationId();
  }

  private static String kind(SurveyEvent event) {
    return event.getClass().getSimpleName();
  }
}
