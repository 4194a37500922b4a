package io.signalbox.conditions;

import static io.signalbox.conditions.ConditionsTest.ready;
import static io.signalbox.conditions.ConditionsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.conditions.Conditions.Compiled;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that cost too much, and values that nobody expects. */
class HostileConditionsTest {

  @Test
  void too_long_or_too_deep_is_refused() {
    assertThat(refused("true || " + "x".repeat(Limits.CHARACTERS_MAX)).why()).contains("limit");
    assertThat(refused("(".repeat(500) + "true" + ")".repeat(500)).why()).contains("limit");
    assertThat(refused("[".repeat(1_000) + "]".repeat(1_000) + " == []").why()).isNotBlank();
  }

  @Test
  @Timeout(5)
  void loops_are_stopped() {
    var ten = "[1,2,3,4,5,6,7,8,9,10]";
    var bomb = "%s.all(a, %s.all(b, %s.all(c, %s.all(d, true))))".formatted(ten, ten, ten, ten);
    assertThatThrownBy(() -> ready(bomb).holds(book("x"))).isInstanceOf(ConditionFailed.class);
  }

  @Test
  @Timeout(10)
  void no_text_makes_an_expression_slow() throws ConditionFailed {
    var condition = ready("text.matches('(a+)+$') || text.matches('(x+x+)+y')");
    var evil = "a".repeat(9_000) + "b" + "x".repeat(900);
    assertThat(condition.holds(book(evil))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a{1000}){1000}", "(((a{99}){99}){99})", "([ab]{500}){20}", "(?:(?:("})
  @Timeout(10)
  void an_expression_that_is_written_short_and_is_long_is_refused(String expression) {
    assertThat(refused("text.matches('" + expression + "')").why()).contains("expression");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "pages + ", "pages - ", "-", "size(text) * ", "title + "})
  @Timeout(10)
  void as_much_as_a_condition_can_hold_can_be_tried(String part) throws ConditionFailed {
    var parts = part.repeat((Limits.CHARACTERS_MAX - 20) / part.length() / 2 * 2);
    var last = part.startsWith("!") ? "true" : part.startsWith("title") ? "text == ''" : "1 == 2";
    switch (new Conditions(ConditionsTest.BOOK).compile(parts + last)) {
      case Compiled.Refused refused -> assertThat(refused.why()).isNotBlank();
      case Compiled.Ready(var condition) -> {
        assertThat(condition.holds(book("x"))).isEqualTo(part.startsWith("!"));
        assertThat(condition.explain(book("x"))).hasSize(1);
      }
    }
  }

  @Test
  @Timeout(10)
  void many_parts_can_be_tried_and_explained() throws ConditionFailed {
    var condition = ready("pages>1||".repeat(450) + "true");
    assertThat(condition.holds(book("x"))).isTrue();
    assertThat(condition.explain(book("x"))).hasSize(451);
  }

  @Test
  void odd_values_are_compared_and_fail_nothing() throws ConditionFailed {
    var condition = ready("marks['x'] == 1 || marks['x'] == 'a' || marks['x'] == true");
    for (var value : new Object[] {1, 1L, 1.5f, true, "a", List.of(1), Collections.emptyMap()}) {
      var values = new HashMap<>(book("x"));
      values.put("marks", Values.of(Map.of("x", value)));
      assertThat(condition.holds(values))
          .as("%s", value)
          .isEqualTo(
              value.equals(1) || value.equals(1L) || value.equals(true) || "a".equals(value));
    }
  }

  @Test
  void odd_texts_are_texts() throws ConditionFailed {
    for (var text : List.of("", "\u0000", "\ud800", "😀".repeat(5_000), "\u202Etxt", "ﬁİı")) {
      assertThat(ready("text.matches('^[^§]*$') && size(text) >= 0").holds(book(text)))
          .as("%s", text)
          .isTrue();
    }
  }

  @Test
  void a_condition_that_is_no_text_of_a_condition_is_refused() {
    for (var text : List.of("\u0000", "\ud800", "'", "\"", "\\", "//", "true;", "true\u0000")) {
      assertThat(refused(text).why()).isNotBlank();
    }
  }

  private static Map<String, Object> book(String text) {
    return Map.of("title", "", "text", text, "pages", 0L, "author", Map.of(), "marks", Map.of());
  }
}
