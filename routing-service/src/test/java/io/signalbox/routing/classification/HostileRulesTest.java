package io.signalbox.routing.classification;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.RuleOf.rule;
import static io.signalbox.routing.play.RuleOf.then;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.conditions.Limits;
import io.signalbox.contracts.ticket.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with rules is found when they are defined, with its place. */
class HostileRulesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "foo == 1                          | 1 | 1",
        "channel == 3                      | 1 | 9",
        "1 + 2                             | 1 | 3",
        "text.matches('(')                 | 1 | 14",
        "attributes.plan                   | 0 | 0",
        "System.exit(0)                    | 1 | 1",
      })
  void a_wrong_condition_is_refused_at_its_place(String condition, int line, int column) {
    var compiled = RuleCompiler.compile(List.of(fine("Fine"), of("Wrong", condition)));

    if (line == 0) {
      assertThat(compiled.bad()).as("a value of any type may be a yes").isEmpty();
      return;
    }
    assertThat(compiled.bad())
        .hasValueSatisfying(
            bad -> {
              assertThat(bad.rule()).isEqualTo("Wrong");
              assertThat(bad.line()).isEqualTo(line);
              assertThat(bad.column()).isEqualTo(column);
              assertThat(bad.sentence()).contains("line 1, column " + column);
            });
    assertThat(compiled.book()).as("one bad rule refuses them all").isSameAs(RuleBook.EMPTY);
  }

  @Test
  void too_long_or_too_many_is_refused() {
    assertThat(refused(of("r", "true || " + "x".repeat(Limits.CHARACTERS_MAX)))).contains("limit");
    var many = new ArrayList<Rule>();
    for (int i = 0; i <= RuleCompiler.RULES_MAX; i++) many.add(fine("rule " + i));
    assertThat(RuleCompiler.compile(many).bad()).isPresent();
    assertThat(RuleCompiler.compile(many.subList(0, 20)).bad()).isEmpty();
  }

  @Test
  void names_are_there_once_and_readable() {
    assertThat(RuleCompiler.compile(List.of(fine("a"), fine("a"))).bad()).isPresent();
    assertThat(RuleCompiler.compile(List.of(fine(" "))).bad()).isPresent();
    assertThat(RuleCompiler.compile(List.of(fine("a\nb"))).bad()).isPresent();
  }

  @Test
  void no_text_makes_an_expression_slow() {
    var evil = of("Evil", "text.matches('(a+)+$') || text.matches('(x+x+)+y')");
    var book = RuleCompiler.compile(List.of(evil)).book();
    var facts = Facts.of(mail("a".repeat(9_000) + "b" + "x".repeat(900)).build("contact-1"));

    var begun = System.nanoTime();
    assertThat(book.classify(facts).classification().intent()).isNull();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void odd_attributes_fail_no_classification() {
    var rules =
        List.of(
            of("r", "attributes['x'] == 1 || attributes['x'] == 'a' || attributes['x'] == true"));
    var book = RuleCompiler.compile(rules).book();
    for (var value : new Object[] {1, 1L, 1.5f, true, "a", List.of(1), Collections.emptyMap()}) {
      var facts = Facts.of(mail("hello").with("x", value).build("contact-1"));
      assertThat(book.classify(facts).queue()).isEqualTo(RuleBook.DEFAULT_QUEUE);
    }
  }

  private static String refused(Rule rule) {
    return RuleCompiler.compile(List.of(rule)).bad().map(BadRule::sentence).orElse("");
  }

  private static Rule fine(String name) {
    return of(name, "true");
  }

  private static Rule of(String name, String when) {
    return rule(name, when, then("x", null, null, null));
  }
}
