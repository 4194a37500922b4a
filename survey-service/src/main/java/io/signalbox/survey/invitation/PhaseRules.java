package io.signalbox.survey.invitation;

import io.signalbox.contracts.survey.SkipReason;
import io.signalbox.survey.invitation.InvitationPhase.Answered;
import io.signalbox.survey.invitation.InvitationPhase.Cancelled;
import io.signalbox.survey.invitation.InvitationPhase.Expired;
import io.signalbox.survey.invitation.InvitationPhase.Open;
import io.signalbox.survey.invitation.InvitationPhase.Planned;
import io.signalbox.survey.invitation.InvitationPhase.Skipped;
import io.signalbox.survey.invitation.Trigger.AnswerGiven;
import io.signalbox.survey.invitation.Trigger.ExpiryTime;
import io.signalbox.survey.invitation.Trigger.SendTime;
import io.signalbox.survey.invitation.Trigger.TicketErased;
import io.signalbox.survey.invitation.Trigger.TicketReopened;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How an invitation effects. A deadline that has passed counts as passed, whether or not its timer
 * has fired: records may be decided before it.
 */
public final class PhaseRules {
  /** Why a ticket's reopening withdraws the question. */
  public static final String REOPENED = "reopened";

  /** Why the erasure of its ticket withdraws the question. */
  public static final String ERASED = "erased";

  private static final Transition NOTHING = new Transition.Nothing();

  private PhaseRules() {}

  /** What this trigger does to an invitation that stands so. */
  public static Transition decide(InvitationPhase phase, Trigger trigger, Instant at) {
    return switch (phase) {
      case Skipped _ -> unlessAnswer(trigger, "not-invited", "This customer was not asked.");
      case Planned planned -> planned(planned, trigger, at);
      case Open open -> open(open, trigger, at);
      case Answered answered -> answered(answered, trigger, at);
      case Expired _ -> unlessAnswer(trigger, "expired", "The time to answer has passed.");
      case Cancelled _ -> unlessAnswer(trigger, "cancelled", "The question was withdrawn.");
    };
  }

  private static Transition planned(Planned planned, Trigger trigger, Instant at) {
    return switch (trigger) {
      case SendTime send when at.isBefore(planned.sendAt()) -> NOTHING;
      case SendTime send when send.optedOut() -> to(new Skipped(SkipReason.OPTED_OUT));
      case SendTime send -> to(new Open(send.expiresAt()));
      case TicketReopened _ -> to(new Cancelled(REOPENED));
      case TicketErased _ -> to(new Cancelled(ERASED));
      case AnswerGiven _ ->
          new Transition.Refused("not-invited", "The question was not asked yet.");
      case ExpiryTime _ -> NOTHING;
    };
  }

  private static Transition open(Open open, Trigger trigger, Instant at) {
    var over = !at.isBefore(open.expiresAt());
    return switch (trigger) {
      case ExpiryTime _ -> over ? to(new Expired()) : NOTHING;
      case TicketReopened _ -> to(over ? new Expired() : new Cancelled(REOPENED));
      case TicketErased _ -> to(over ? new Expired() : new Cancelled(ERASED));
      case AnswerGiven _ when over ->
          new Transition.Refused("expired", "The time to answer has passed.");
      case AnswerGiven answer ->
          to(
              new Answered(
                  answer.score(),
                  answer.comment(),
                  1,
                  at,
                  earlier(at.plus(answer.editableFor()), open.expiresAt())));
      case SendTime _ -> NOTHING;
    };
  }

  private static Transition answered(Answered answered, Trigger trigger, Instant at) {
    return switch (trigger) {
      case AnswerGiven answer when same(answered, answer) -> NOTHING;
      case AnswerGiven _ when !at.isBefore(answered.editableUntil()) ->
          new Transition.Refused("already-answered", "The answer can no longer be changed.");
      case AnswerGiven answer ->
          to(
              new Answered(
                  answer.score(),
                  answer.comment(),
                  answered.revision() + 1,
                  answered.answeredAt(),
                  answered.editableUntil()));
      // the score stays as a number; nobody can say anything beside it any more
      case TicketErased _ ->
          to(
              new Answered(
                  answered.score(),
                  null,
                  answered.revision(),
                  answered.answeredAt(),
                  earlier(at, answered.editableUntil())));
      case SendTime _, ExpiryTime _, TicketReopened _ -> NOTHING;
    };
  }

  private static Transition unlessAnswer(Trigger trigger, String reason, String detail) {
    return switch (trigger) {
      case AnswerGiven _ -> new Transition.Refused(reason, detail);
      case SendTime _, ExpiryTime _, TicketReopened _, TicketErased _ -> NOTHING;
    };
  }

  private static boolean same(Answered answered, AnswerGiven answer) {
    return answered.score() == answer.score()
        && Objects.equals(answered.comment(), answer.comment());
  }

  private static Transition to(InvitationPhase phase) {
    return new Transition.To(phase);
  }

  private static Instant earlier(Instant one, Instant other) {
    return Duration.between(one, other).isNegative() ? other : one;
  }
}
