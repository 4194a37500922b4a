package io.signalbox.ingest.normalising;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contacts of which only the text matters. */
final class MailWords {
  private MailWords() {}

  static ContactText of(String text) {
    return ContactText.of(contact(Channel.EMAIL, null, text, null));
  }

  static ContactText ofChat(String text) {
    return ContactText.of(contact(Channel.CHAT, null, text, null));
  }

  static ContactText of(@Nullable String subject, @Nullable String text, @Nullable String html) {
    return ContactText.of(contact(Channel.EMAIL, subject, text, html));
  }

  private static Submitted contact(
      Channel channel, @Nullable String subject, @Nullable String text, @Nullable String html) {
    return new Submitted(
        channel,
        null,
        null,
        null,
        null,
        Party.byEmail("customer-1@example.org"),
        List.of(),
        List.of(),
        null,
        subject,
        text,
        html,
        null,
        null,
        List.of(),
        Map.of());
  }
}
