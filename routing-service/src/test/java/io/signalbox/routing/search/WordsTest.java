package io.signalbox.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts as words. */
class WordsTest {
  private static List<String> words(String text) {
    return Words.of(text).stream().map(Words.Word::text).toList();
  }

  @Test
  void case_accents_and_ligatures_do_not_count() {
    assertThat(words("Größe CAFÉ cafe\u0301 ﬁnal Łódź İstanbul"))
        .containsExactly("grosse", "cafe", "cafe", "final", "lodz", "istanbul");
  }

  @Test
  void addresses_and_numbers_fall_into_their_parts() {
    assertThat(words("jane.doe+x@example.com AB-1234/5"))
        .containsExactly("jane", "doe", "x", "example", "com", "ab", "1234", "5");
  }

  @Test
  void writing_without_spaces_is_a_word_a_character_and_that_from_right_to_left_is_kept() {
    assertThat(words("東京 カ")).containsExactly("東", "京", "カ");
    assertThat(words("שָׁלוֹם مَرحبا")).containsExactly("שלום", "مرحبا");
  }

  @Test
  void what_is_no_letter_is_no_word() {
    assertThat(words("\0 \uD83D\uDE00 \uD83D -- \"' * :")).isEmpty();
  }

  @Test
  void places_are_those_of_the_text() {
    assertThat(Words.of("a \uD83D\uDE00 Größe!"))
        .containsExactly(new Words.Word("a", 0, 1), new Words.Word("grosse", 5, 10));
  }

  @Test
  void a_long_word_is_cut_and_never_within_a_pair() {
    assertThat(words("a" + "\uD801\uDC00".repeat(200)).getFirst()).hasSize(63);
  }
}
