package io.signalbox.contracts.survey;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.FalseIfAbsent;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.Channel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the survey service is told. */
@OnTopic(Topics.SURVEY_COMMANDS)
public sealed interface SurveyCommand {

  /**
   * Sets up a survey program or changes one.
   *
   * @param question 1 to 500 characters
   * @param throttle how long a customer is left in peace after an invitation; absent for the
   *     metric's default
   * @param expiresAfter how long an invitation can be answered; absent for the service's setting
   * @param delay between trigger and invitation; absent for none
   * @param sample the share of tickets asked about, 0 to 1; absent for all
   * @param channels the tickets asked about; empty for all
   * @param condition which of them, in CEL, such as {@code customer.segment != 'internal'}; at most
   *     4096 characters; absent for all
   */
  @EventType("program.define")
  record DefineProgram(
      String id,
      SurveyMetric metric,
      String question,
      SurveyTrigger trigger,
      @Nullable Duration throttle,
      @Nullable Duration expiresAfter,
      @Nullable Duration delay,
      @Nullable Double sample,
      List<Channel> channels,
      @Nullable String condition)
      implements SurveyCommand {
    public DefineProgram {
      channels = Frozen.list(channels);
    }
  }

  /**
   * A customer answered.
   *
   * @param score in the metric's range, 0 to 10 at most
   * @param comment at most 10,000 characters
   */
  @EventType("answer.submitted")
  record SubmitAnswer(String invitationId, int score, @Nullable String comment)
      implements SurveyCommand {}

  /** A customer wants no surveys; {@code revoked} if they want them again. */
  @EventType("customer.opt-out")
  record OptOut(String customerId, @FalseIfAbsent boolean revoked) implements SurveyCommand {}
}
