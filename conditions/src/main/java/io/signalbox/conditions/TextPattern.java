package io.signalbox.conditions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * A regular expression that is looked for in texts in time linear in the text (RE2).
 *
 * <p>RE2/J takes about 50 µs for a short mail, and a workspace has dozens of rules. Most
 * expressions can only match where one of a few words stands, and looking for words is a hundred
 * times faster: so RE2 is asked only where one stands, and not even then if the words are all there
 * is to it.
 */
final class TextPattern {
  private final Pattern pattern;
  private final List<String> needed;
  private final boolean wordsSuffice;

  private TextPattern(Pattern pattern, List<String> needed, boolean wordsSuffice) {
    this.pattern = pattern;
    this.needed = needed;
    this.wordsSuffice = wordsSuffice;
  }

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException when it is none, or so long that looking for it takes long
   */
  static TextPattern of(String expression) {
    var pattern = Pattern.compile(expression);
    if (pattern.programSize() > Limits.CHARACTERS_MAX) {
      throw new PatternSyntaxException(
          "expression is too long when its repetitions are written out");
    }
    var literals = LiteralParser.of(expression);
    var words = LiteralParser.needed(literals);
    return new TextPattern(
        pattern, words, literals.sure() && literals.all() != null && !words.isEmpty());
  }

  /**
   * Whether a text has a match.
   *
   * @param folded the same text, folded
   */
  boolean isIn(String text, String folded) {
    if (needed.isEmpty()) return pattern.matcher(text).find();
    for (var word : needed) {
      if (folded.contains(word)) return wordsSuffice || pattern.matcher(text).find();
    }
    return false;
  }
}
