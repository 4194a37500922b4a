package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.signalbox.contracts.FalseIfAbsent;
import io.signalbox.contracts.Frozen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something said in a ticket.
 *
 * @param messageId in the order of time within the ticket; of an answer also its {@code replyId}
 * @param visible whether the customer sees it, in JSON {@code public}; if not, it is a note
 * @param text at most 16 KiB in UTF-8; null if nothing was written, only something attached
 * @param truncated whether there is more text; {@code GET /v1/tickets/{id}/messages/{messageId}}
 *     has it all
 * @param attachments at most 50
 * @param at when it was said
 * @param delivery of an answer: how far it has come
 */
public record Message(
    String messageId,
    MessageDirection direction,
    Author author,
    @JsonProperty("public") boolean visible,
    @Nullable String text,
    @FalseIfAbsent boolean truncated,
    List<MessageAttachment> attachments,
    Instant at,
    @Nullable MessageDelivery delivery) {
  public Message {
    attachments = Frozen.list(attachments);
  }
}
