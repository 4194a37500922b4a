package io.signalbox.contracts.contact;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of contacts, and of replies, at ingest. Card numbers are masked. */
@OnTopic(Topics.CONTACTS)
public sealed interface ContactEvent permits ContactEvent.AboutContact, ReplyReport {

  /** What became of one contact. */
  sealed interface AboutContact extends ContactEvent {
    String contactId();
  }

  /**
   * The contact is a customer's, is new, and is in one shape: the normalised contact.
   *
   * @param workspace the workspace's id, also the record's key
   * @param account the account it belongs to, by its id
   * @param from who sent it, phone numbers in E.164
   * @param cc of a mail: who else got it
   * @param answerTo where an answer to it goes
   * @param text what there is to read: no quoted reply, no signature; may be empty
   * @param fullText all the sender's client sent, as text
   * @param language BCP 47; null if it could not be told
   * @param customerId one for all addresses of a customer
   * @param inReplyTo the mail it answers, by message id
   * @param references the mails of its thread, oldest first, at most 100
   * @param receivedAt when we had it
   * @param occurredAt when the customer sent it; where the channel didn't say, {@code receivedAt}
   * @param conversation null if the contact names no conversation that we know how to key
   * @param customer what was known of the customer when the contact came; null if nobody has said
   *     anything
   */
  @EventType("contact.accepted")
  record Accepted(
      String contactId,
      String workspace,
      Channel channel,
      @Nullable String account,
      @Nullable String externalId,
      @Nullable String conversationId,
      @Nullable String brand,
      Party from,
      List<Party> to,
      List<Party> cc,
      Addressees answerTo,
      @Nullable String subject,
      String text,
      String fullText,
      @Nullable String language,
      String customerId,
      @Nullable String inReplyTo,
      List<String> references,
      Automation automated,
      Instant receivedAt,
      Instant occurredAt,
      List<Attachment> attachments,
      Map<String, Object> attributes,
      @Nullable Conversation conversation,
      @Nullable CustomerFacts customer)
      implements AboutContact {
    public Accepted {
      to = Frozen.list(to);
      cc = Frozen.list(cc);
      references = Frozen.list(references);
      attachments = Frozen.list(attachments);
      attributes = Frozen.map(attributes);
    }
  }

  /**
   * The contact waits for a person to release or discard it.
   *
   * @param detail what led to the reason, for the person who decides; at most 1000 characters
   */
  @EventType("contact.suspended")
  record Suspended(
      String contactId,
      Channel channel,
      @Nullable String account,
      @Nullable String externalId,
      @Nullable String brand,
      Party from,
      @Nullable String subject,
      SuspensionReason reason,
      @Nullable String detail,
      Instant receivedAt)
      implements AboutContact {}
}
