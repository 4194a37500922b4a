package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Automation;
import io.signalbox.contracts.contact.SuspensionReason;
import io.signalbox.ingest.conversation.ConversationMembers;
import io.signalbox.ingest.normalising.MachineMail;
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
   * @param members the conversation it belongs to; null if it begins one
   */
  static Optional<Why> of(
      Draft draft, Destination destination, @Nullable ConversationMembers members) {
    if (draft.contactText().blank() && draft.contact().attachments().isEmpty()) {
      return Optional.of(
          new Why(SuspensionReason.UNREADABLE, "It has no subject, no text and no attachment."));
    }
    if (MachineMail.spam(draft.contact().attributes())) {
      return Optional.of(
          new Why(SuspensionReason.SPAM, "The server that received it took it for spam."));
    }
    if (destination.ours()) {
      return Optional.of(
          new Why(
              SuspensionReason.OWN_ADDRESS,
              "It is from an address of ours. Released, it is answered where it asks to be, if that"
                  + " is somebody else's."));
    }
    var machine = machine(draft.automation(), members);
    if (machine.isPresent()) {
      return machine;
    }
    if (members != null && !members.includes(destination.sender())) {
      return Optional.of(
          new Why(
              SuspensionReason.SENDER_NOT_IN_CONVERSATION,
              "The sender never wrote in conversation %s, nor did anybody there write to them."
                  .formatted(members.id())));
    }
    return destination.why();
  }

  /**
   * A note of absence belongs to the conversation it answers; what else machines write, to none.
   */
  private static Optional<Why> machine(
      Automation automation, @Nullable ConversationMembers members) {
    var joins = automation.equals(Automation.AUTO_REPLY) && members != null;
    if (joins || automation.equals(Automation.NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        new Why(
            new SuspensionReason(automation.value()), "A machine wrote it: " + automation + "."));
  }
}
