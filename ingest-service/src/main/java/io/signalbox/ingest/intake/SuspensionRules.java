package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.SuspensionReason;
import io.signalbox.ingest.conversation.Talk;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a contact has to wait for a person, and why. */
final class SuspensionRules {
  private SuspensionRules() {}

  /** A reason, and what the person who decides should know. */
  record Why(SuspensionReason reason, String detail) {}

  /**
   * The first reason that applies.
   *
   * @param talk the conversation it belongs to; null if it begins one
   */
  static Optional<Why> of(Draft draft, @Nullable Talk talk) {
    if (draft.words().blank() && draft.contact().attachments().isEmpty()) {
      return Optional.of(
          new Why(SuspensionReason.UNREADABLE, "It has no subject, no text and no attachment."));
    }
    if (talk != null && !talk.includes(draft.addresses())) {
      return Optional.of(
          new Why(
              SuspensionReason.SENDER_NOT_IN_CONVERSATION,
              "The sender never wrote in conversation %s, nor did anybody there write to them."
                  .formatted(talk.id())));
    }
    return Optional.empty();
  }
}
