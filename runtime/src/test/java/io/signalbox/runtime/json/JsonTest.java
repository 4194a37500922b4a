package io.signalbox.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  record Visit(
      String name, @Nullable Instant at, @Nullable Duration took, @Nullable Integer times) {}

  record Nested(List<Visit> visits) {}

  @Test
  void times_are_written_as_iso_and_nulls_not_at_all() {
    var visit = new Visit("a", Instant.parse("2026-06-01T09:00:00Z"), Duration.ofMinutes(90), null);

    assertThat(Json.text(visit))
        .isEqualTo("{\"name\":\"a\",\"at\":\"2026-06-01T09:00:00Z\",\"took\":\"PT1H30M\"}");
    assertThat(Json.read(Json.text(visit), Visit.class)).isEqualTo(visit);
  }

  @Test
  void fields_it_does_not_know_are_ignored() {
    assertThat(Json.read("{\"name\":\"a\",\"colour\":\"red\"}", Visit.class).name()).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a\\u0000b | a\uFFFDb",
        "\\ud83d\\ude00 | \uD83D\uDE00", // a pair stays a pair
        "\\ud83dx | \uFFFDx",
        "x\\ude00 | x\uFFFD",
        "\\ude00\\ud83d | \uFFFD\uFFFD",
        "\\ud83d\\ud83d\\ude00 | \uFFFD\uD83D\uDE00",
        "\\ud83d\\u0041 | \uFFFDA",
        "\\uD83D\\\\ude00 | \uFFFD\\ude00", // the second is an escaped backslash
        "\\\\u0000 | \\u0000", // so is this: six characters, no NUL
        "caf\\u00e9 | café"
      })
  void nul_and_half_surrogates_become_replacement_characters(String written, String read) {
    var text = "{\"name\":\"" + written + "\"}";

    assertThat(Json.read(text, Visit.class).name()).isEqualTo(read);
    assertThat(Json.tree(text.getBytes(StandardCharsets.UTF_8)).get("name").asText())
        .isEqualTo(read);
  }

  @Test
  void names_of_fields_are_cleaned_as_well() {
    var read = Json.read("{\"a\\u0000b\":1}", Map.class);

    assertThat(read.keySet().toString()).isEqualTo("[a\uFFFDb]");
  }

  @Test
  void clean_input_is_not_copied() {
    var clean = "{\"name\":\"\\ud83d\\ude00 \\u00e9\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(CleanInput.clean(clean)).isSameAs(clean);
  }

  @Test
  void a_wrong_shape_names_the_field_and_nothing_of_ours() {
    var e =
        refused("{\"visits\":[{\"name\":\"a\"},{\"name\":\"b\",\"times\":\"x\"}]}", Nested.class);

    assertThat(e.reason()).isEqualTo("wrong-shape");
    assertThat(e.pointer()).isEqualTo("/visits/1/times");
    assertThat(e.detail()).doesNotContain("io.signalbox", "Integer", "java.");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"name\":', broken-json",
    "'{\"name\":\"a\",\"name\":\"b\"}', broken-json",
    "'{\"name\":\"a\"} {}', broken-json",
    "'{\"name\":NaN}', broken-json",
    "'{name:\"a\"}', broken-json",
    "'{\"name\":\"\\ud8\"}', broken-json",
    "'null', wrong-shape",
    "'', wrong-shape",
    "'[]', wrong-shape",
  })
  void what_is_no_json_is_refused(String text, String reason) {
    assertThat(refused(text, Visit.class).reason()).isEqualTo(reason);
  }

  @Test
  void depth_numbers_names_and_strings_are_bounded() {
    var deep = "[".repeat(10_000) + "]".repeat(10_000);
    var number = "{\"times\":1" + "0".repeat(1_000) + "}";
    var name = "{\"" + "n".repeat(2_000) + "\":1}";
    var string = "{\"name\":\"" + "x".repeat((1 << 20) + 1) + "\"}";

    assertThat(refused(deep, Object.class).reason()).isEqualTo("too-deep");
    assertThat(refused("{\"unknown\":" + deep + "}", Nested.class).reason()).isEqualTo("too-deep");
    assertThat(refused(number, Visit.class).reason()).isEqualTo("too-large");
    assertThat(refused(name, Visit.class).reason()).isEqualTo("too-large");
    assertThat(refused(string, Visit.class).reason()).isEqualTo("too-large");
    assertThat(Json.tree("[".repeat(64).concat("]".repeat(64)).getBytes(StandardCharsets.UTF_8)))
        .isNotNull();
  }

  @Test
  void utf_16_is_not_guessed() {
    var utf16 = "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16BE);

    var e = catchThrowableOfType(UnreadableJson.class, () -> Json.read(utf16, Visit.class));

    assertThat(e.reason()).isEqualTo("broken-json");
  }

  private static UnreadableJson refused(String text, Class<?> type) {
    return catchThrowableOfType(UnreadableJson.class, () -> Json.read(text, type));
  }
}
