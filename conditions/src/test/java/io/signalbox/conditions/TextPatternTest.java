package io.signalbox.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking for words first never changes what an expression matches. */
class TextPatternTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "k",
          "ab",
          "(a|b)",
          "(ab|k)?",
          "a?",
          "b+",
          "k*",
          "[ab]",
          "[^a]",
          "[a-k]",
          ".",
          "\\b",
          "^",
          "$",
          "(?:a|bk)",
          "a{2}",
          "b{0,2}",
          "(|a)",
          "ß",
          "ü",
          "\\d",
          "\\.",
          "(a|b)+",
          "(?i:k)",
          "[sk]",
          "\\s",
          "x{1,}",
          "a??",
          "[]a]");
  private static final String LETTERS = "abkABKsſKß ẞüÜ.x1iİı\n";

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void finds_what_re2_finds(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      var expression = expression(random);
      var re2 = Pattern.compile(expression);
      var ours = TextPattern.of(expression);
      for (int j = 0; j < 20; j++) {
        var text = text(random);
        assertThat(ours.isIn(text, Folding.fold(text)))
            .as("%s in '%s'", expression, text)
            .isEqualTo(re2.matcher(text).find());
      }
    }
  }

  private static String expression(Random random) {
    var branches =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(
                _ ->
                    IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining()))
            .collect(Collectors.joining("|"));
    return (random.nextBoolean() ? "(?i)" : "")
        + (random.nextBoolean() ? "(" + branches + ")" : branches);
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(8))
        .mapToObj(_ -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
        .collect(Collectors.joining());
  }

  @Test
  void folds_what_re2_takes_for_the_same_letter() {
    for (char letter : "abcdefghijklmnopqrstuvwxyzäöüßéøåœčłαβσωжя".toCharArray()) {
      var re2 = Pattern.compile("(?i)" + letter);
      for (int c = 1; c < 0x10000; c++) {
        if (Character.isSurrogate((char) c)) continue;
        assertThat(Folding.fold((char) c) == Folding.fold(letter))
            .as("%c and U+%04X", letter, c)
            .isEqualTo(re2.matches(String.valueOf((char) c)));
      }
    }
  }

  @Test
  void words_suffice_for_expressions_that_are_nothing_but_words() {
    assertThat(words("(?i)(refund|money back|charged twice)"))
        .containsExactlyInAnyOrder("refund", "money back", "charged twice");
    assertThat(words("(?i)cancel (my|the) (internet )?plan"))
        .containsExactlyInAnyOrder(
            "cancel my plan",
            "cancel the plan",
            "cancel my internet plan",
            "cancel the internet plan");
    assertThat(LiteralParser.of("(?i)(refund|money back)").sure()).isTrue();
  }

  @Test
  void words_are_not_enough_where_case_or_place_matters() {
    assertThat(LiteralParser.of("refund").sure()).isFalse();
    assertThat(LiteralParser.of("(?i)\\bbill\\b").sure()).isFalse();
    assertThat(words("(?i)\\bbill\\b")).containsExactly("bill");
    assertThat(words("(?i)does ?n.t work")).containsExactly("t work");
  }

  @Test
  void nothing_is_said_of_what_is_not_understood() {
    assertThat(words("(?i)\\pL+")).isEmpty();
    assertThat(words("(?P<name>refund)")).isEmpty();
    assertThat(words("a(?i)b")).isEmpty();
    assertThat(words("(refund)?")).isEmpty();
  }

  private static List<String> words(String expression) {
    return LiteralParser.needed(LiteralParser.of(expression));
  }
}
