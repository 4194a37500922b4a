package io.signalbox.contracts.contact;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.signalbox.contracts.EventType;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What channel integrations send in, unmasked; only ingest reads it. */
@OnTopic(Topics.CONTACTS_INBOUND)
public sealed interface InboundContact {

  /**
   * A contact in our shape, as a channel integration hands it over.
   *
   * @param account the id of the account it came to; where none is said, the one it is to
   * @param externalId the provider's id of this message; with channel and account it tells repeats
   * @param conversationId the provider's id of the conversation
   * @param brand the company's client or label it is for
   * @param to at most 100; a single one need not be in a list
   * @param cc of a mail: who got it beside those it was to, at most 100
   * @param replyTo of a mail: where it asks to be answered, if not at {@code from}
   * @param subject at most 1000 characters
   * @param text at most 262,144 characters
   * @param html at most 262,144 characters
   * @param language BCP 47, at most 35 characters
   * @param occurredAt when the customer sent it, if the channel knows
   * @param attachments at most 50
   * @param attributes what else the channel knows: strings, numbers, booleans; at most 100
   */
  @EventType("contact.submitted")
  record Submitted(
      Channel channel,
      @Nullable String account,
      @Nullable String externalId,
      @Nullable String conversationId,
      @Nullable String brand,
      Party from,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Party> to,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Party> cc,
      @Nullable Party replyTo,
      @Nullable String subject,
      @Nullable String text,
      @Nullable String html,
      @Nullable String language,
      @Nullable Instant occurredAt,
      List<Attachment> attachments,
      Map<String, Object> attributes)
      implements InboundContact {
    public Submitted {
      to = Frozen.list(to);
      cc = Frozen.list(cc);
      attachments = Frozen.list(attachments);
      attributes = Frozen.map(attributes);
    }
  }
}
