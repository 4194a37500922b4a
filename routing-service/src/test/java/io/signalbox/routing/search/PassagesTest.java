package io.signalbox.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is shown of long texts. */
class PassagesTest {
  @Test
  void other_forms_of_a_word_match() {
    var passages = new Passages(SearchQuery.parse("order "), "en");
    assertThat(passages.of(null, "two orders"))
        .hasValueSatisfying(passage -> assertThat(passage.text()).isEqualTo("two orders"));
    assertThat(passages.of(null, "two invoices")).isEmpty();
  }

  @Test
  void not_all_of_a_long_ticket_is_looked_through() {
    var passages = new Passages(SearchQuery.parse("order "), "en");
    assertThat(passages.of("m-1", "no ".repeat(15_000) + "order")).isPresent();
    assertThat(passages.of("m-2", "no ".repeat(15_000) + "order")).isEmpty();
    assertThat(passages.of("m-3", "order")).isEmpty();
  }
}
