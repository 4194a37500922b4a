package io.signalbox.ingest.normalising;

import java.text.Normalizer;

/** Text as a person sees it: one form per letter, no invisible control, no runs of blank lines. */
final class PlainText {
  private static final int BLANK_LINES_MAX = 1;

  private PlainText() {}

  /** Several lines of text. */
  static String clean(String given) {
    var text = Normalizer.normalize(given, Normalizer.Form.NFC);
    var clean = new StringBuilder(text.length());
    var blankLines = 0;
    for (var line : (Iterable<String>) withoutControls(text).lines()::iterator) {
      var shown = line.stripTrailing();
      blankLines = shown.isEmpty() ? blankLines + 1 : 0;
      if (blankLines <= BLANK_LINES_MAX) {
        clean.append(shown).append('\n');
      }
    }
    return clean.toString().strip();
  }

  /** One line: all white space is a blank. */
  static String line(String given) {
    var text = withoutControls(Normalizer.normalize(given, Normalizer.Form.NFC));
    var line = new StringBuilder(text.length());
    var gap = false;
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (Character.isWhitespace(letter)) {
        gap = !line.isEmpty();
      } else {
        line.append(gap ? " " : "").append(letter);
        gap = false;
      }
    }
    return line.toString();
  }

  /** The beginning of a text, never half of a character. */
  static String cut(String text, int charactersMax) {
    if (text.length() <= charactersMax) {
      return text;
    }
    var half = Character.isHighSurrogate(text.charAt(charactersMax - 1));
    return text.substring(0, half ? charactersMax - 1 : charactersMax);
  }

  private static String withoutControls(String text) {
    var kept = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      switch (letter) {
        case '\n', '\t' -> kept.append(letter);
        case '\r' -> kept.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n");
        case '\u2028', '\u2029', '\u0085' -> kept.append('\n');
        case '\u00A0', '\u202F' -> kept.append(' ');
        default -> kept.append(misleading(letter) ? "" : Character.toString(letter));
      }
    }
    return kept.toString();
  }

  // Bidirectional overrides make a text read otherwise than it is; marks (200E, 200F) and joiners
  // (200C, 200D) are part of honest Arabic, Hebrew, Persian and emoji, and stay.
  private static boolean misleading(char letter) {
    return Character.isISOControl(letter)
        || letter == '\uFEFF'
        || (letter >= '\u202A' && letter <= '\u202E')
        || (letter >= '\u2066' && letter <= '\u2069');
  }
}
