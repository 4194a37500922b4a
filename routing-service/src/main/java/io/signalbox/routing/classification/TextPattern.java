package io.signalbox.routing.classification;

import com.google.re2j.Pattern;

/** A regular expression that is looked for in texts in time linear in the text (RE2). */
final class TextPattern {
  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles an expression.
   *
   * @throws com.google.re2j.PatternSyntaxException when it is none
   */
  static TextPattern of(String expression) {
    return new TextPattern(Pattern.compile(expression));
  }

  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }
}
