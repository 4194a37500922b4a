package io.signalbox.quickstart.sample;

import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact while it is put together, as integrations of each channel hand it in: a mail has its
 * Message-ID and the ones it answers, a chat its session, a message on WhatsApp and a call nothing
 * but who it comes from.
 */
final class Draft {
  /** The mailbox of the shop. */
  static final String MAILBOX = "help@shop.example";

  /** The mailbox of its other brand. */
  static final String OUTLET_MAILBOX = "help@outlet.example";

  private final Channel channel;
  private final String name;
  private final Party from;
  private final Map<String, Object> attributes = new TreeMap<>();
  private @Nullable String conversation;
  private @Nullable String brand;
  private @Nullable String subject;
  private @Nullable String text;
  private @Nullable String html;
  private @Nullable String language;
  private List<Attachment> files = List.of();

  Draft(Channel channel, String name, Party from) {
    this.channel = channel;
    this.name = name;
    this.from = from;
  }

  Draft conversation(@Nullable String id) {
    conversation = id;
    return this;
  }

  Draft brand(@Nullable String brand) {
    this.brand = brand;
    return this;
  }

  Draft subject(@Nullable String subject) {
    this.subject = subject;
    return this;
  }

  Draft text(@Nullable String text) {
    this.text = text;
    return this;
  }

  Draft html(String html) {
    this.html = html;
    return this;
  }

  Draft language(@Nullable String language) {
    this.language = language;
    return this;
  }

  Draft attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /** It answers that mail. */
  Draft answers(String messageId) {
    return attribute("inReplyTo", messageId).attribute("references", messageId);
  }

  /** With a file of that name. */
  Draft file(String fileName, long size) {
    var dot = fileName.lastIndexOf('.') + 1;
    var type =
        switch (fileName.substring(dot)) {
          case "pdf" -> "application/pdf";
          case "mp4" -> "video/mp4";
          case "png" -> "image/png";
          default -> "image/jpeg";
        };
    files = List.of(new Attachment(fileName, type, size, false, null, null, null));
    return this;
  }

  Submitted done() {
    var mail = channel.equals(Channel.EMAIL);
    var mailbox = brand == null ? MAILBOX : OUTLET_MAILBOX;
    return new Submitted(
        channel,
        null, // whose mail it is says the mailbox that it is to
        mail ? messageId(name) : channel + "-" + name,
        conversation,
        mail ? null : brand,
        from,
        mail ? List.of(new Party(null, mailbox, null, null, null)) : List.of(),
        List.of(),
        null,
        subject,
        text,
        html,
        language,
        null,
        files,
        attributes);
  }

  /** The Message-ID of the mail of that name. */
  private static String messageId(String name) {
    return "<" + name + "@mail.example.org>";
  }
}
