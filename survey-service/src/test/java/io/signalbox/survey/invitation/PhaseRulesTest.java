package io.signalbox.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.survey.SkipReason;
import io.signalbox.survey.invitation.InvitationPhase.Answered;
import io.signalbox.survey.invitation.InvitationPhase.Cancelled;
import io.signalbox.survey.invitation.InvitationPhase.Expired;
import io.signalbox.survey.invitation.InvitationPhase.Open;
import io.signalbox.survey.invitation.InvitationPhase.Planned;
import io.signalbox.survey.invitation.InvitationPhase.Skipped;
import io.signalbox.survey.invitation.Transition.Nothing;
import io.signalbox.survey.invitation.Transition.Refused;
import io.signalbox.survey.invitation.Transition.To;
import io.signalbox.survey.invitation.Trigger.AnswerGiven;
import io.signalbox.survey.invitation.Trigger.ExpiryTime;
import io.signalbox.survey.invitation.Trigger.SendTime;
import io.signalbox.survey.invitation.Trigger.TicketErased;
import io.signalbox.survey.invitation.Trigger.TicketReopened;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Noon is the deadline of whatever has one. Every pair of state and trigger is met at least once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhaseRulesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant MORNING = NOON.minus(Duration.ofHours(2));

  private static final InvitationPhase SKIPPED = new Skipped(SkipReason.THROTTLED);
  private static final InvitationPhase PLANNED = new Planned(NOON);
  private static final InvitationPhase OPEN = new Open(NOON);
  private static final Answered ANSWERED = new Answered(4, "fine", 1, MORNING, NOON);
  private static final InvitationPhase EXPIRED = new Expired();
  private static final InvitationPhase CANCELLED = new Cancelled("reopened");

  private static final Trigger SEND = new SendTime(NOON.plus(Duration.ofDays(1)), false);
  private static final Trigger SEND_OPTED_OUT = new SendTime(NOON.plus(Duration.ofDays(1)), true);
  private static final Trigger EXPIRE = new ExpiryTime();
  private static final Trigger REOPEN = new TicketReopened();
  private static final Trigger ERASE = new TicketErased();
  private static final AnswerGiven FIVE = new AnswerGiven(5, null, Duration.ofHours(1));

  private final Set<List<Class<?>>> met = new HashSet<>();

  @Test
  void a_planned_invitation_is_sent_at_its_time_and_not_before() {
    assertThat(move(PLANNED, SEND, NOON))
        .isEqualTo(new To(new Open(NOON.plus(Duration.ofDays(1)))));
    assertThat(move(PLANNED, SEND, NOON.minusMillis(1))).isInstanceOf(Nothing.class);
  }

  @Test
  void who_opted_out_meanwhile_is_not_asked() {
    assertThat(move(PLANNED, SEND_OPTED_OUT, NOON))
        .isEqualTo(new To(new Skipped(SkipReason.OPTED_OUT)));
  }

  @Test
  void a_reopened_ticket_withdraws_an_unanswered_question() {
    assertThat(move(PLANNED, REOPEN, MORNING)).isEqualTo(new To(CANCELLED));
    assertThat(move(OPEN, REOPEN, MORNING)).isEqualTo(new To(CANCELLED));
    assertThat(move(ANSWERED, REOPEN, MORNING)).isInstanceOf(Nothing.class);
  }

  @Test
  void a_deadline_that_passed_has_passed_whether_or_not_its_timer_fired() {
    assertThat(move(OPEN, REOPEN, NOON)).isEqualTo(new To(EXPIRED));
    assertThat(move(OPEN, FIVE, NOON)).isEqualTo(refused("expired"));
  }

  @Test
  void an_invitation_expires_at_its_time_and_not_before() {
    assertThat(move(OPEN, EXPIRE, NOON)).isEqualTo(new To(EXPIRED));
    assertThat(move(OPEN, EXPIRE, NOON.minusMillis(1))).isInstanceOf(Nothing.class);
  }

  @Test
  void an_answer_in_time_counts_and_can_be_changed_for_a_while() {
    var until = MORNING.plus(Duration.ofHours(1));
    assertThat(move(OPEN, FIVE, MORNING))
        .isEqualTo(new To(new Answered(5, null, 1, MORNING, until)));
    var late = NOON.minusSeconds(1);
    assertThat(move(OPEN, FIVE, late)).isEqualTo(new To(new Answered(5, null, 1, late, NOON)));
  }

  @Test
  void a_changed_answer_replaces_the_one_before() {
    assertThat(move(ANSWERED, FIVE, NOON.minusMillis(1)))
        .isEqualTo(new To(new Answered(5, null, 2, MORNING, NOON)));
    assertThat(move(ANSWERED, FIVE, NOON)).isEqualTo(refused("already-answered"));
  }

  @Test
  void the_same_answer_twice_counts_once_however_late() {
    var same = new AnswerGiven(4, "fine", Duration.ofHours(1));
    assertThat(move(ANSWERED, same, MORNING)).isInstanceOf(Nothing.class);
    assertThat(move(ANSWERED, same, NOON.plus(Duration.ofDays(9)))).isInstanceOf(Nothing.class);
  }

  @Test
  void nobody_answers_what_was_not_asked_or_is_over() {
    assertThat(move(SKIPPED, FIVE, MORNING)).isEqualTo(refused("not-invited"));
    assertThat(move(PLANNED, FIVE, MORNING)).isEqualTo(refused("not-invited"));
    assertThat(move(EXPIRED, FIVE, MORNING)).isEqualTo(refused("expired"));
    assertThat(move(CANCELLED, FIVE, MORNING)).isEqualTo(refused("cancelled"));
  }

  @Test
  void what_is_over_stays_over() {
    for (var over : List.of(SKIPPED, EXPIRED, CANCELLED, ANSWERED)) {
      for (var trigger : List.of(SEND, SEND_OPTED_OUT, EXPIRE, REOPEN)) {
        assertThat(move(over, trigger, NOON)).isInstanceOf(Nothing.class);
      }
    }
    assertThat(move(OPEN, SEND, MORNING)).isInstanceOf(Nothing.class);
    assertThat(move(PLANNED, EXPIRE, NOON)).isInstanceOf(Nothing.class);
  }

  @Test
  void who_is_erased_is_asked_no_more_and_their_score_stays_without_a_word() {
    for (var over : List.of(SKIPPED, EXPIRED, CANCELLED)) {
      assertThat(move(over, ERASE, MORNING)).isInstanceOf(Nothing.class);
    }
    for (var asked : List.of(PLANNED, OPEN)) {
      assertThat(move(asked, ERASE, MORNING)).isEqualTo(new To(new Cancelled("erased")));
    }
    assertThat(move(ANSWERED, ERASE, MORNING))
        .isInstanceOfSatisfying(
            To.class,
            to -> {
              var erased = (Answered) to.phase();
              assertThat(erased.score()).isEqualTo(ANSWERED.score());
              assertThat(erased.comment()).isNull();
              assertThat(move(erased, FIVE, MORNING)).isEqualTo(refused("already-answered"));
            });
  }

  @AfterAll
  void every_pair_was_met() {
    var all =
        kinds(InvitationPhase.class)
            .flatMap(
                state -> kinds(Trigger.class).map(trigger -> List.<Class<?>>of(state, trigger)))
            .collect(Collectors.toSet());
    assertThat(met).isEqualTo(all);
  }

  private static Stream<Class<?>> kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses());
  }

  private Transition move(InvitationPhase phase, Trigger trigger, Instant at) {
    met.add(List.of(phase.getClass(), trigger.getClass()));
    var move = PhaseRules.decide(phase, trigger, at);
    return move instanceof Refused(var reason, var _) ? refused(reason) : move;
  }

  private static Transition refused(String reason) {
    return new Refused(reason, "");
  }
}
