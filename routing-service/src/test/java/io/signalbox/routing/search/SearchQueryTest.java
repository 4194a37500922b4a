package io.signalbox.routing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.routing.search.SearchQuery.Term;
import io.signalbox.runtime.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type. */
class SearchQueryTest {
  private static Term word(String word) {
    return new Term(List.of(word), false);
  }

  private static Term beginning(String... words) {
    return new Term(List.of(words), true);
  }

  @Test
  void the_last_word_may_be_the_beginning_of_one() {
    assertThat(SearchQuery.parse("Late ord").wanted())
        .containsExactly(word("late"), beginning("ord"));
    assertThat(SearchQuery.parse("late order ").wanted())
        .containsExactly(word("late"), word("order"));
    assertThat(SearchQuery.parse("lat* order ").wanted())
        .containsExactly(beginning("lat"), word("order"));
  }

  @Test
  void quotes_keep_the_order_also_those_nobody_closes() {
    var phrase = new Term(List.of("late", "order"), false);
    assertThat(SearchQuery.parse("\"late order\"").wanted()).containsExactly(phrase);
    assertThat(SearchQuery.parse("„late order“").wanted()).containsExactly(phrase);
    assertThat(SearchQuery.parse("x \"late order").wanted()).containsExactly(word("x"), phrase);
  }

  @Test
  void a_minus_before_a_word_forbids_it_and_one_within_does_not() {
    var query = SearchQuery.parse("order -late -\"two words\" AB-12");
    assertThat(query.unwanted())
        .containsExactly(word("late"), new Term(List.of("two", "words"), false));
    assertThat(query.wanted()).containsExactly(word("order"), beginning("ab", "12"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-", "\"", "\"\"", "* - \"", "-late", "\0", "\uD83D\uDE00", "--"})
  void nothing_to_look_for_is_said(String typed) {
    assertThatThrownBy(() -> SearchQuery.parse(typed))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).endsWith("bad-query"));
  }

  @Test
  void too_many_words_are_refused() {
    assertThatThrownBy(() -> SearchQuery.parse("a ".repeat(21))).isInstanceOf(Problem.class);
    assertThat(SearchQuery.parse("a ".repeat(20)).wanted()).hasSize(20);
  }
}
