package io.signalbox.survey.invitation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can move an invitation. */
public sealed interface Trigger {
  /** It is time to send it; {@code openFor} is how long it can then be answered. */
  record SendTime(Duration openFor, boolean optedOut) implements Trigger {}

  /** Its time is up. */
  record ExpiryTime() implements Trigger {}

  /** The ticket was not solved after all. */
  record TicketReopened() implements Trigger {}

  /** The customer answered; {@code editableFor} is how long that can be changed. */
  record AnswerGiven(int score, @Nullable String comment, Duration editableFor)
      implements Trigger {}
}
