package io.signalbox.conditions;

/**
 * Makes upper and lower case one, as RE2's {@code (?i)} does: two characters fold to the same
 * exactly if that takes one for the other.
 */
final class Folding {
  /** Upper and lower case of {@code i} in Turkish, which RE2 takes for letters of their own. */
  private static final char DOTTED_CAPITAL_I = '\u0130';

  private static final char DOTLESS_I = '\u0131';

  private Folding() {}

  static char fold(char c) {
    if (c < 128) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    if (c == DOTTED_CAPITAL_I || c == DOTLESS_I) return c;
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (fold(text.charAt(i)) != text.charAt(i)) return foldFrom(text, i);
    }
    return text;
  }

  private static String foldFrom(String text, int first) {
    var characters = text.toCharArray();
    for (int i = first; i < characters.length; i++) characters[i] = fold(characters[i]);
    return new String(characters);
  }
}
