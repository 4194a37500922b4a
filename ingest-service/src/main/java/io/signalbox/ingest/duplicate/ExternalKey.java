package io.signalbox.ingest.duplicate;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.ingest.normalising.ContactText;
import io.signalbox.ingest.normalising.MessageIds;
import io.signalbox.runtime.shard.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key under which an external id is remembered. */
public final class ExternalKey {
  private ExternalKey() {}

  /**
   * The key of a contact; null if it has no external id, and then it can be no duplicate.
   *
   * <p>Of a mail the content is part of it: its id is what the sender's program made up, and some
   * programs use one id for different mails.
   */
  public static @Nullable UUID of(String workspace, Submitted contact, ContactText contactText) {
    var given = contact.externalId();
    if (given == null || given.isBlank()) {
      return null;
    }
    var mail = contact.channel().equals(Channel.EMAIL);
    return Ids.hash(
        "external",
        workspace,
        contact.channel().value(),
        contact.account() == null ? "" : contact.account(),
        mail ? MessageIds.bare(given) : given,
        mail ? content(contact, contactText) : "");
  }

  private static String content(Submitted mail, ContactText contactText) {
    var files = new StringBuilder();
    mail.attachments().forEach(file -> files.append(file.fileName()).append(file.size()));
    return Ids.hash(
            mail.from().toString(),
            "" + contactText.subject(),
            contactText.fullText(),
            files.toString())
        .toString();
  }
}
