package io.signalbox.ingest.normalising;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import org.jspecify.annotations.Nullable;

/**
 * What there is to read in a contact, without control characters and with card numbers masked.
 *
 * @param text without quoted mail and signature
 * @param fullText with them
 */
public record Words(@Nullable String subject, String text, String fullText) {
  static final int SUBJECT_CHARACTERS_MAX = 1_000;
  static final int TEXT_CHARACTERS_MAX = 262_144;

  /** Reads a contact. Plain text is preferred where both are given: it is what the sender typed. */
  public static Words of(Submitted contact) {
    var subject = contact.subject() == null ? "" : PlainText.line(contact.subject());
    var mail = contact.channel().equals(Channel.EMAIL);
    var plain = contact.text() == null ? "" : PlainText.clean(contact.text());
    return plain.isEmpty() && contact.html() != null
        ? ofHtml(subject, contact.html(), mail)
        : ofText(subject, plain, mail);
  }

  /** Whether there is nothing to read at all. */
  public boolean blank() {
    return fullText.isEmpty() && subject == null;
  }

  private static Words ofText(String subject, String plain, boolean mail) {
    return words(subject, mail ? Quotes.without(plain) : plain, plain);
  }

  private static Words ofHtml(String subject, String html, boolean mail) {
    var full = PlainText.clean(HtmlText.of(html));
    if (!mail) {
      return words(subject, full, full);
    }
    return words(subject, Quotes.without(PlainText.clean(HtmlText.withoutQuotes(html))), full);
  }

  private static Words words(String subject, String text, String fullText) {
    var full = masked(fullText, TEXT_CHARACTERS_MAX);
    // a mail that is nothing but a quote still shows something to whoever must answer it
    var visible = text.isEmpty() ? full : masked(text, TEXT_CHARACTERS_MAX);
    var line = masked(subject, SUBJECT_CHARACTERS_MAX);
    return new Words(line.isEmpty() ? null : line, visible, full);
  }

  private static String masked(String text, int charactersMax) {
    return CardNumbers.masked(PlainText.cut(text, charactersMax));
  }
}
