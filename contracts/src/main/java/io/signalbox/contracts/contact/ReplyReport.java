package io.signalbox.contracts.contact;

import io.signalbox.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@code reply.requested}, as whoever sends for the channel says. Ingest takes it
 * as a command and passes it on as an event, then with a time. Reports may come late, twice and in
 * any order.
 */
public sealed interface ReplyReport extends IngestCommand, ContactEvent {
  /** The id under which it was asked for. */
  String replyId();

  /** The survey's invitation it carries, as it was asked for; null for an agent's reply. */
  @Nullable String invitationId();

  /** When it happened; null in a command if the sender doesn't know. */
  @Nullable Instant at();

  /** The channel's provider has it. */
  @EventType("reply.sent")
  record Sent(String replyId, @Nullable String invitationId, @Nullable Instant at)
      implements ReplyReport {}

  /** The customer's device or mailbox has it. */
  @EventType("reply.delivered")
  record Delivered(String replyId, @Nullable String invitationId, @Nullable Instant at)
      implements ReplyReport {}

  /** The customer has seen it. */
  @EventType("reply.read")
  record Read(String replyId, @Nullable String invitationId, @Nullable Instant at)
      implements ReplyReport {}

  /** It will not arrive; {@code reason} 1 to 1000 characters, for people to read. */
  @EventType("reply.failed")
  record Failed(String replyId, @Nullable String invitationId, @Nullable Instant at, String reason)
      implements ReplyReport {}
}
