package io.signalbox.contracts.survey;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the question how it went. Every resolved ticket has an invitation or a skip. */
@OnTopic(Topics.SURVEYS)
public sealed interface SurveyEvent {

  String programId();

  SurveyMetric metric();

  String ticketId();

  String customerId();

  /** Whom it counts for. */
  Attribution attribution();

  /** The customer is asked; the link is on {@code contacts.outbound} only. */
  @EventType("survey.invited")
  record Invited(
      String invitationId,
      String programId,
      SurveyMetric metric,
      String ticketId,
      String customerId,
      Attribution attribution,
      Instant expiresAt)
      implements SurveyEvent {}

  /** The customer is not asked. */
  @EventType("survey.skipped")
  record Skipped(
      String programId,
      SurveyMetric metric,
      String ticketId,
      String customerId,
      Attribution attribution,
      SkipReason reason)
      implements SurveyEvent {}

  /**
   * The customer answered, or changed the answer.
   *
   * @param score in the metric's range
   * @param comment at most 10,000 characters
   * @param revision 1 for the first answer; a higher one replaces those before
   */
  @EventType("survey.answered")
  record Answered(
      String invitationId,
      String programId,
      SurveyMetric metric,
      String ticketId,
      String customerId,
      Attribution attribution,
      int score,
      @Nullable String comment,
      int revision)
      implements SurveyEvent {}

  /** Nobody answered in time. */
  @EventType("survey.expired")
  record Expired(
      String invitationId,
      String programId,
      SurveyMetric metric,
      String ticketId,
      String customerId,
      Attribution attribution)
      implements SurveyEvent {}

  /** The question is withdrawn, for instance because the ticket was reopened. */
  @EventType("survey.cancelled")
  record Cancelled(
      String invitationId,
      String programId,
      SurveyMetric metric,
      String ticketId,
      String customerId,
      Attribution attribution,
      @Nullable String reason)
      implements SurveyEvent {}
}
