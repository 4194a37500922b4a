package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.Outgoing;

/**
 * A decision made an event that its topic does not take: it would be sent for ever, and all that
 * follows would wait.
 */
final class EventTooLargeException extends RuntimeException {
  /** The reason of the dead letter that the input becomes. */
  static final String REASON = "event-too-large";

  EventTooLargeException(Outgoing event, long bytes, long max) {
    super(
        "%s would take %d bytes of %s, which takes %d at most"
            .formatted(event.type(), bytes, event.topic(), max));
  }

  /** Why a decision that threw this was not taken, in one word. */
  static String reasonOf(RuntimeException thrown) {
    return thrown instanceof EventTooLargeException ? REASON : "undecidable";
  }

  /** The same in a sentence. */
  static String detailOf(RuntimeException thrown) {
    return thrown instanceof EventTooLargeException
        ? String.valueOf(thrown.getMessage())
        : thrown.toString();
  }
}
