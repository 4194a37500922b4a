package io.signalbox.survey.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void every_language_says_everything() throws IOException {
    assertThat(texts("wording_de.properties").keySet())
        .isEqualTo(texts("wording.properties").keySet());
  }

  @Test
  void the_first_language_wanted_that_we_speak_is_spoken() {
    assertThat(Wording.of(List.of("fr-CH", "de-AT", "en"), "en").language()).isEqualTo("de");
    assertThat(Wording.of(List.of("", "*", "x", "de_DE"), "en").language()).isEqualTo("de");
    assertThat(Wording.of(List.of("fr"), "en").language()).isEqualTo("en");
    assertThat(Wording.speaks("fr")).isFalse();
    assertThatThrownBy(() -> Wording.of(List.of(), "fr"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_put_in_is_taken_as_it_is() {
    var wording = Wording.of(List.of("en"), "en");
    assertThat(wording.text("mail.text", "How's {0} it's '{1}'?", "https://x/s/1"))
        .startsWith("How's {0} it's '{1}'?")
        .contains("https://x/s/1");
  }

  private static Properties texts(String name) throws IOException {
    var texts = new Properties();
    try (var file = Objects.requireNonNull(Wording.class.getResourceAsStream(name))) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
