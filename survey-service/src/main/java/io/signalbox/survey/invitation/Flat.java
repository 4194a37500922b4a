package io.signalbox.survey.invitation;

import io.signalbox.contracts.survey.SkipReason;
import io.signalbox.survey.invitation.InvitationPhase.Answered;
import io.signalbox.survey.invitation.InvitationPhase.Cancelled;
import io.signalbox.survey.invitation.InvitationPhase.Expired;
import io.signalbox.survey.invitation.InvitationPhase.Open;
import io.signalbox.survey.invitation.InvitationPhase.Planned;
import io.signalbox.survey.invitation.InvitationPhase.Skipped;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A phase without types, as a row or a JSON object has it. */
record Flat(
    String state,
    @Nullable String reason,
    @Nullable Instant deadline,
    @Nullable Integer score,
    @Nullable String comment,
    @Nullable Integer revision,
    @Nullable Instant answeredAt) {

  static Flat of(InvitationPhase phase) {
    return switch (phase) {
      case Skipped(var reason) -> state("skipped", reason.value(), null);
      case Planned(var sendAt) -> state("planned", null, sendAt);
      case Open(var expiresAt) -> state("invited", null, expiresAt);
      case Answered(var score, var comment, var revision, var at, var until) ->
          new Flat("answered", null, until, score, comment, revision, at);
      case Expired() -> state("expired", null, null);
      case Cancelled(var reason) -> state("cancelled", reason, null);
    };
  }

  InvitationPhase phase() {
    return switch (state) {
      case "skipped" -> new Skipped(new SkipReason(there(reason)));
      case "planned" -> new Planned(there(deadline));
      case "invited" -> new Open(there(deadline));
      case "answered" ->
          new Answered(there(score), comment, there(revision), there(answeredAt), there(deadline));
      case "expired" -> new Expired();
      case "cancelled" -> new Cancelled(there(reason));
      default -> throw new IllegalStateException("an entry of the ledger that is " + state);
    };
  }

  private static Flat state(String state, @Nullable String reason, @Nullable Instant deadline) {
    return new Flat(state, reason, deadline, null, null, null, null);
  }

  private <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value, state);
  }
}
