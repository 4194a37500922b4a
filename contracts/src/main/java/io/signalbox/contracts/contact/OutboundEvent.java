package io.signalbox.contracts.contact;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes back out to customers; ingest's channels deliver it. */
@OnTopic(Topics.CONTACTS_OUTBOUND)
public sealed interface OutboundEvent {

  /**
   * Somebody has something to say to a customer: an agent on a ticket, or a survey.
   *
   * @param replyId the id under which it is delivered, however often it is tried; a mail's
   *     Message-ID is {@code <replyId@domain>}, by which an answer finds its conversation
   * @param ticketId the ticket it is about
   * @param invitationId the survey invitation it carries; null for an agent's reply
   * @param account the account of the channel that the customer wrote to
   * @param from the account's address that it leaves from; null if the account has none
   * @param to the address on that channel of whoever wrote the message that is answered
   * @param cc who else got that message, but us; at most 48 e-mail addresses
   * @param text at most 262,144 characters; null if there is nothing but attachments
   * @param attachments at most 50
   * @param conversationId the conversation it goes on with
   * @param inReplyTo the mail it answers, by message id
   * @param agentId who wrote it; null if no person did
   * @param link where the customer answers the survey, {@code /s/{token}}; a secret
   */
  @EventType("reply.requested")
  record ReplyRequested(
      String replyId,
      @Nullable String ticketId,
      @Nullable String invitationId,
      Channel channel,
      @Nullable String account,
      @Nullable String brand,
      String customerId,
      @Nullable String from,
      String to,
      List<String> cc,
      @Nullable String subject,
      @Nullable String text,
      List<Attachment> attachments,
      @Nullable String language,
      @Nullable String conversationId,
      @Nullable String inReplyTo,
      @Nullable String agentId,
      @Nullable String link)
      implements OutboundEvent {
    public ReplyRequested {
      cc = Frozen.list(cc);
      attachments = Frozen.list(attachments);
    }
  }
}
