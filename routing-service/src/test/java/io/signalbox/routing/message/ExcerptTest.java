package io.signalbox.routing.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageDirection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a text an event carries. */
class ExcerptTest {
  private static final int KIB_16 = 16 << 10;

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "字", "\uD83D\uDE00"})
  void what_fits_is_the_message_itself(String letter) {
    var message = message(letter.repeat(KIB_16 / letter.getBytes(UTF_8).length));
    assertThat(Excerpt.of(message)).isSameAs(message);
    assertThat(Excerpt.of(message(null)).text()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "é",
        "字",
        "\uD83D\uDE00",
        "e\u0301",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\r\n"
      })
  void what_does_not_is_cut_between_letters(String letter) {
    var text = "x" + letter.repeat(262_144 / letter.length());
    var cut = Excerpt.of(message(text));
    assertThat(cut.truncated()).isTrue();
    var kept = String.valueOf(cut.text());
    assertThat(text).startsWith(kept);
    assertThat(bytes(cut)).isLessThanOrEqualTo(KIB_16).isGreaterThan(KIB_16 - 32);
    assertThat((kept.length() - 1) % letter.length()).as("whole letters").isZero();
  }

  @Test
  void a_letter_without_end_is_cut_all_the_same() {
    var cut = Excerpt.of(message("e" + "\u0301".repeat(100_000)));
    assertThat(bytes(cut)).isLessThanOrEqualTo(KIB_16).isGreaterThan(KIB_16 - 200);
  }

  @Test
  void halves_of_pairs_do_no_harm() {
    var cut = Excerpt.of(message("\uD83D".repeat(20_000)));
    assertThat(cut.text()).hasSizeLessThanOrEqualTo(KIB_16 / 3);
    var mixed = Excerpt.of(message("a".repeat(KIB_16 - 2) + "\uD83D\uDE00" + "b".repeat(99)));
    assertThat(mixed.text()).endsWith("a");
  }

  private static int bytes(Message message) {
    return message.text() == null ? 0 : message.text().getBytes(UTF_8).length;
  }

  private static Message message(@Nullable String text) {
    return new Message(
        "m-1",
        MessageDirection.IN,
        new Author(AuthorKind.CUSTOMER, "c-1", null),
        true,
        text,
        false,
        List.of(),
        Instant.EPOCH,
        null);
  }
}
