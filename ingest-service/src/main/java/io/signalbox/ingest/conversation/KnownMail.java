package io.signalbox.ingest.conversation;

import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.ingest.normalising.MessageIds;
import io.signalbox.runtime.shard.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail of which we know to what conversation it belongs: one that came, one of ours, or one that
 * never came and that a mail which did answers.
 *
 * @param id see {@link #key} and {@link #ourKey}
 * @param conversation the key of its conversation
 * @param received whether it came, or is ours
 * @param keptUntil when to look whether it may be forgotten
 */
public record KnownMail(UUID id, String conversation, boolean received, Instant keptUntil) {
  /** How long a mail is known at least, and after the end of its ticket. */
  public static final Duration MEMORY = Duration.ofDays(30);

  private static final Pattern OURS =
      Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@.*");

  /** One that came or was sent. */
  public static KnownMail received(UUID id, String conversation, Instant at) {
    return new KnownMail(id, conversation, true, at.plus(MEMORY));
  }

  /** One that another mail named. */
  public static KnownMail named(UUID id, String conversation, Instant at) {
    return new KnownMail(id, conversation, false, at.plus(MEMORY));
  }

  /** The same, looked at again later. */
  KnownMail kept(Instant at) {
    return new KnownMail(id, conversation, received, at.plus(MEMORY));
  }

  /** The key of a mail that came to a mailbox, or was answered there. */
  public static UUID key(String workspace, Submitted contact, String messageId) {
    var account = contact.account() == null ? "" : contact.account();
    return Ids.hash("mail", workspace, account, MessageIds.bare(messageId));
  }

  /** The key of a mail of ours. */
  public static UUID ourKey(String workspace, String replyId) {
    return Ids.hash("reply", workspace, replyId);
  }

  /** The key of one of ours that a message id names: {@code <replyId@any.domain>}. */
  public static Stream<UUID> ourKeyIn(String workspace, String messageId) {
    var ours = OURS.matcher(MessageIds.bare(messageId));
    return ours.matches() ? Stream.of(ourKey(workspace, ours.group(1))) : Stream.empty();
  }
}
