package io.signalbox.survey.invitation;

import io.signalbox.contracts.survey.SkipReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an entry of the ledger stands. Each state carries what it needs. */
public sealed interface InvitationPhase {
  /** Nobody was asked, for good. */
  record Skipped(SkipReason reason) implements InvitationPhase {}

  /** The customer will be asked at {@code sendAt}. */
  record Planned(Instant sendAt) implements InvitationPhase {}

  /** The customer was asked and can answer before {@code expiresAt}. */
  record Open(Instant expiresAt) implements InvitationPhase {}

  /**
   * The customer answered.
   *
   * @param revision 1 for the first answer, one more for each change
   * @param answeredAt when first: changes don't move an answer to another period
   * @param editableUntil until when it can be changed
   */
  record Answered(
      int score, @Nullable String comment, int revision, Instant answeredAt, Instant editableUntil)
      implements InvitationPhase {}

  /** Nobody answered in time. */
  record Expired() implements InvitationPhase {}

  /** The question was withdrawn. */
  record Cancelled(String reason) implements InvitationPhase {}
}
