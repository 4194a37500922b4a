package io.signalbox.routing.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts as words that are compared: letters and digits, without case and accents. Writing without
 * spaces is one word a character.
 */
final class Words {
  /** Longer ones are cut, in what is looked for as well. */
  private static final int CHARACTERS_MAX = 64;

  /** Accents of Latin, Greek and Cyrillic, and vowel marks of Hebrew and Arabic. */
  private static final Pattern MARKS =
      Pattern.compile("[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u0670]+");

  private Words() {}

  /**
   * A word.
   *
   * @param text as it is compared
   * @param from where it begins in the text it is of
   * @param to where it ends
   */
  record Word(String text, int from, int to) {}

  static List<Word> of(String text) {
    var words = new ArrayList<Word>();
    var at = 0;
    while (at < text.length()) {
      var point = text.codePointAt(at);
      var next = at + Character.charCount(point);
      if (standsAlone(point)) {
        add(words, text, at, next);
      } else if (Character.isLetterOrDigit(point)) {
        next = end(text, next);
        add(words, text, at, next);
      }
      at = next;
    }
    return words;
  }

  private static int end(String text, int from) {
    var at = from;
    while (at < text.length()) {
      var point = text.codePointAt(at);
      if (!belongs(point)) break;
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean belongs(int point) {
    return (Character.isLetterOrDigit(point) || isMark(point)) && !standsAlone(point);
  }

  private static boolean isMark(int point) {
    var type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsAlone(int point) {
    if (point < 0x0e00 || !Character.isLetter(point)) return false;
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private static void add(List<Word> words, String text, int from, int to) {
    var folded = folded(text.substring(from, to));
    if (!folded.isEmpty()) words.add(new Word(folded, from, to));
  }

  private static String folded(String word) {
    var plain = isPlain(word) ? word : withoutMarks(word);
    var small = plain.toLowerCase(Locale.ROOT);
    if (small.length() <= CHARACTERS_MAX) return small;
    var cut = Character.isHighSurrogate(small.charAt(CHARACTERS_MAX - 1)) ? 1 : 0;
    return small.substring(0, CHARACTERS_MAX - cut);
  }

  private static boolean isPlain(String word) {
    for (var i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) return false;
    }
    return true;
  }

  private static String withoutMarks(String word) {
    var apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
    var bare = Normalizer.normalize(MARKS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    var letters = new StringBuilder(bare.length());
    bare.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case 'ß', 'ẞ' -> letters.append("ss");
                case 'æ', 'Æ' -> letters.append("ae");
                case 'œ', 'Œ' -> letters.append("oe");
                case 'ø', 'Ø' -> letters.append('o');
                case 'đ', 'Đ', 'ð', 'Ð' -> letters.append('d');
                case 'ł', 'Ł' -> letters.append('l');
                case 'ı' -> letters.append('i');
                default -> {
                  if (Character.isLetterOrDigit(point) || isMark(point)) {
                    letters.appendCodePoint(point);
                  }
                }
              }
            });
    return letters.toString();
  }
}
