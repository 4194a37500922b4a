package io.signalbox.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.conditions.Conditions.Compiled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on a book in a library. */
class ConditionsTest {
  static final Variables BOOK =
      Variables.NONE
          .texts("title", "text")
          .numbers("pages")
          .textsByName("author")
          .valuesByName("marks");
  private static final Map<String, Object> MOBY_DICK =
      Map.of(
          "title",
          "Moby Dick",
          "text",
          "Call me Ishmael.",
          "pages",
          635L,
          "author",
          Map.of("name", "Melville", "born", ""),
          "marks",
          Values.of(Map.of("stars", 5, "weight", 0.5f, "new", false, "shelf", "A")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title == 'Moby Dick'",
        "title.startsWith('Moby') && pages > 600",
        "author.name == 'Melville' && author['born'] == ''",
        "'stars' in marks && marks.stars >= 5 && !marks.new",
        "has(marks.weight) && marks.weight == 0.5",
        "text.matches('(?i)ISHMAEL|ahab')",
        "matches(text, 'Ish.*l')",
        "['A', 'B'].exists(shelf, shelf == marks.shelf)"
      })
  void hold(String text) throws ConditionFailed {
    assertThat(ready(text).holds(MOBY_DICK)).isTrue();
    assertThat(ready("!(" + text + ")").holds(MOBY_DICK)).isFalse();
  }

  @ParameterizedTest(name = "<{0}>")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "isbn == 1                  | 1 | 1",
        "title == 3                 | 1 | 7",
        "1 + 2                      | 1 | 3",
        "title ==                   | 1 | 9",
        "text.matches('(')          | 1 | 14",
        "text.matches(title)        | 1 | 14",
        "matches(text, '[z-a]')     | 1 | 15",
        "text.startsWith(1)         | 1 | 16",
        "System.exit(0)             | 1 | 1",
        "pages > 'many'             | 1 | 7",
        "``                         | 1 | 1"
      })
  void a_wrong_one_is_refused_at_its_place(String text, int line, int column) {
    var refused = refused(text);
    assertThat(List.of(refused.line(), refused.column())).isEqualTo(List.of(line, column));
    assertThat(refused.why()).isNotBlank();
  }

  @Test
  void the_place_counts_lines() {
    assertThat(refused("true &&\n  foo").line()).isEqualTo(2);
    assertThat(refused("true &&\n  foo").column()).isEqualTo(3);
  }

  @Test
  void a_value_of_any_type_may_be_a_yes_and_is_one_only_if_it_is() throws ConditionFailed {
    assertThat(ready("marks.new").holds(MOBY_DICK)).isFalse();
    assertThat(ready("marks.stars").holds(MOBY_DICK)).isFalse();
  }

  @Test
  void what_asks_for_what_is_not_there_fails_and_says_so() {
    assertThatThrownBy(() -> ready("marks.colour == 'white'").holds(MOBY_DICK))
        .isInstanceOfSatisfying(ConditionFailed.class, e -> assertThat(e.why()).contains("colour"));
  }

  @Test
  void each_part_tells_what_it_said() {
    var condition =
        ready("title.contains('Dick') && (pages < 100 || !(marks.stars < 3)) && text == ''");
    assertThat(condition.explain(MOBY_DICK))
        .containsExactly(
            new Part("title.contains(\"Dick\")", true),
            new Part("pages < 100", false),
            new Part("marks.stars < 3", false),
            new Part("text == \"\"", false));
  }

  @Test
  void a_part_that_was_not_looked_at_said_nothing() {
    assertThat(ready("pages > 600 || title == 'Emma'").explain(MOBY_DICK))
        .containsExactly(new Part("pages > 600", true), new Part("title == \"Emma\"", null));
  }

  @Test
  void a_part_that_failed_said_nothing_and_the_others_did() {
    assertThat(ready("pages > 600 && marks.colour == 'white'").explain(MOBY_DICK))
        .containsExactly(
            new Part("pages > 600", true), new Part("marks.colour == \"white\"", null));
  }

  @Test
  void a_loop_is_one_part() {
    assertThat(ready("['A', 'B'].exists(s, s == marks.shelf) && pages > 1").explain(MOBY_DICK))
        .containsExactly(
            new Part("[\"A\", \"B\"].exists(s, s == marks.shelf)", true),
            new Part("pages > 1", true));
  }

  static Condition ready(String text) {
    return switch (new Conditions(BOOK).compile(text)) {
      case Compiled.Ready(var condition) -> condition;
      case Compiled.Refused refused -> throw new AssertionError(text + ": " + refused);
    };
  }

  static Compiled.Refused refused(String text) {
    return switch (new Conditions(BOOK).compile(text)) {
      case Compiled.Ready _ -> throw new AssertionError(text + " was taken");
      case Compiled.Refused refused -> refused;
    };
  }
}
