package io.signalbox.survey.invitation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can move an invitation. */
public sealed interface Trigger {
  /** It is time to send it; it can be answered before {@code expiresAt}. */
  record SendTime(Instant expiresAt, boolean optedOut) implements Trigger {}

  /** Its time is up. */
  record ExpiryTime() implements Trigger {}

  /** The ticket was not solved after all. */
  record TicketReopened() implements Trigger {}

  /** What was said in the ticket is gone, and whose it was. */
  record TicketErased() implements Trigger {}

  /** The customer answered; {@code editableFor} is how long that can be changed. */
  record AnswerGiven(int score, @Nullable String comment, Duration editableFor)
      implements Trigger {}
}
