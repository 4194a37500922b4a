package io.signalbox.routing.message;

import io.signalbox.contracts.ticket.Message;
import java.text.BreakIterator;
import java.util.Locale;

/** As much of a message as events and lists carry. */
public final class Excerpt {
  /** In UTF-8. */
  static final int BYTES_MAX = 16 << 10;

  /** No character of UTF-16 takes more in UTF-8. */
  private static final int BYTES_A_CHARACTER = 3;

  /** How far around the cut is looked for where letters, as people see them, begin. */
  private static final int LETTER_CHARACTERS_MAX = 64;

  private Excerpt() {}

  /** The message with the beginning of its text: the message itself if that is all. */
  public static Message of(Message whole) {
    var text = whole.text();
    if (text == null || text.length() <= BYTES_MAX / BYTES_A_CHARACTER) return whole;
    var end = fitting(text);
    if (end == text.length()) return whole;
    return new Message(
        whole.messageId(),
        whole.direction(),
        whole.author(),
        whole.visible(),
        text.substring(0, betweenLetters(text, end)),
        true,
        whole.attachments(),
        whole.at(),
        whole.delivery());
  }

  /** How many characters fit, never half of a pair. */
  private static int fitting(String text) {
    var bytes = 0;
    var end = 0;
    while (end < text.length()) {
      var point = text.codePointAt(end);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
      if (bytes > BYTES_MAX) return end;
      end += Character.charCount(point);
    }
    return end;
  }

  /** The nearest place before which a letter is whole; a letter without end is cut. */
  private static int betweenLetters(String text, int end) {
    var from = Math.max(0, end - LETTER_CHARACTERS_MAX);
    var to = Math.min(text.length(), end + LETTER_CHARACTERS_MAX);
    var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text.substring(from, to));
    if (letters.isBoundary(end - from)) return end;
    var before = letters.preceding(end - from);
    return before <= 0 ? end : from + before;
  }
}
