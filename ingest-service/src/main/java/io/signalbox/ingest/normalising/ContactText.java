package io.signalbox.ingest.normalising;

import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.runtime.blob.FileName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to read in a contact, without control characters and with card numbers masked.
 *
 * @param text without quoted mail and signature
 * @param fullText with them
 * @param attachments as they came, but for their names
 * @param attributes as they came; a number that is a card's is a text here
 */
public record ContactText(
    @Nullable String subject,
    String text,
    String fullText,
    List<Attachment> attachments,
    Map<String, Object> attributes) {
  static final int SUBJECT_CHARACTERS_MAX = 1_000;
  static final int BEGINNING_CHARACTERS_MAX = 1_000;
  static final int TEXT_CHARACTERS_MAX = 262_144;

  /** Reads a contact. Plain text is preferred where both are given: it is what the sender typed. */
  public static ContactText of(Submitted contact) {
    var subject = contact.subject() == null ? "" : PlainText.line(contact.subject());
    var mail = contact.channel().equals(Channel.EMAIL);
    var plain = contact.text() == null ? "" : PlainText.clean(contact.text());
    return plain.isEmpty() && contact.html() != null
        ? ofHtml(contact, subject, contact.html(), mail)
        : ofText(contact, subject, plain, mail);
  }

  /** As much of a text as a list shows. */
  public static String beginning(String text) {
    return PlainText.cut(text, BEGINNING_CHARACTERS_MAX);
  }

  /** Whether there is nothing to read at all. */
  public boolean blank() {
    return fullText.isEmpty() && subject == null;
  }

  private static ContactText ofText(Submitted contact, String subject, String plain, boolean mail) {
    return of(contact, subject, mail ? Quotes.without(plain) : plain, plain);
  }

  private static ContactText ofHtml(Submitted contact, String subject, String html, boolean mail) {
    var full = PlainText.clean(HtmlText.of(html));
    var text = mail ? Quotes.without(PlainText.clean(HtmlText.withoutQuotes(html))) : full;
    return of(contact, subject, text, full);
  }

  private static ContactText of(Submitted contact, String subject, String text, String fullText) {
    var full = masked(fullText, TEXT_CHARACTERS_MAX);
    // a mail that is nothing but a quote still shows something to whoever must answer it
    var visible = text.isEmpty() ? full : masked(text, TEXT_CHARACTERS_MAX);
    var line = masked(subject, SUBJECT_CHARACTERS_MAX);
    return new ContactText(
        line.isEmpty() ? null : line,
        visible,
        full,
        contact.attachments().stream().map(ContactText::masked).toList(),
        masked(contact.attributes()));
  }

  // masked before it is cut: of a number that is cut in two neither half is a card's
  private static String masked(String text, int charactersMax) {
    return PlainText.cut(CardNumbers.masked(text), charactersMax);
  }

  private static Attachment masked(Attachment file) {
    var name = FileName.of(file.fileName());
    return new Attachment(
        name == null ? null : CardNumbers.masked(name),
        file.contentType(),
        file.size(),
        file.inline(),
        file.contentId(),
        file.url(),
        file.blob());
  }

  static Map<String, Object> masked(Map<String, Object> attributes) {
    var masked = new LinkedHashMap<String, Object>();
    attributes.forEach((name, value) -> masked.put(CardNumbers.masked(name), masked(value)));
    return masked;
  }

  private static Object masked(Object value) {
    var text =
        value instanceof Double number
            ? String.format(Locale.ROOT, "%.0f", number)
            : value.toString();
    var masked = CardNumbers.masked(text);
    return masked.equals(text) ? value : masked;
  }
}
