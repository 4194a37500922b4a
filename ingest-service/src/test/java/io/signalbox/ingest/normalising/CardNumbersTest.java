package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
  /** What people, programs and pages put between the groups of a card number. */
  private static final List<String> GAPS =
      List.of(
          "", " ", "  ", "-", " - ", ".", "/", "_", "\t", ":", ",", "+", "\u00A0", "\u2009",
          "\u202F", "\u3000", "\u200B", "\u00AD", "\u2010", "\u2013", "\u2014", "\u2212", "\u00B7");

  /** Where the digits of some scripts begin: ours, full-width, Arabic, Persian, Hindi, bold. */
  private static final List<Integer> ZEROS = List.of(0x30, 0xFF10, 0x660, 0x6F0, 0x966, 0x1D7CE);

  private static final List<String> ISSUERS =
      List.of("4", "51", "2221", "2720", "34", "37", "6011", "65", "62", "36", "3530", "50", "81");

  @Test
  void every_card_number_is_masked_but_for_four_digits() {
    qt().withExamples(20_000)
        .forAll(longs().all(), integers().between(13, 19))
        .checkAssert(
            (seed, length) -> {
              var random = new Random(seed);
              var number = written(card(random, length), random);
              var masked = CardNumbers.masked("Card " + number + ", thanks");
              assertThat(digits(masked)).as(number).isEqualTo(digits(number).substring(length - 4));
              assertThat(masked.codePoints()).hasSize((int) number.codePoints().count() + 13);
            });
  }

  @Test
  void no_card_is_readable_whatever_stands_around_it() {
    qt().withExamples(20_000)
        .forAll(longs().all(), integers().between(13, 19))
        .checkAssert(
            (seed, length) -> {
              var random = new Random(seed);
              var card = card(random, length);
              var text = noise(random) + written(card, random) + noise(random);
              var readable = digits(CardNumbers.masked(text));
              assertThat(readable).as(text).doesNotContain(card.substring(0, length - 4));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VISA 4111 1111 1111 1111",
        "PAN 4111111111111111",
        "PAN4111111111111111",
        "AMEX 3782 822463 10005",
        "CARD NO 4111-1111-1111-1111",
        "no 4111 1111 1111 1111",
        "DE 4111 1111 1111 1111",
        "4111.1111.1111.1111",
        "4111  1111  1111  1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "my card is 4111 1111\n1111 1111",
        "> 4111 1111\n> 1111 1111",
        "41111111 1111 1111",
        "DE11 4111 1111 1111 1111",
        "+4111111111111111",
        "4111 1111 1111 1111 12/28 123",
        "42 4111 1111 1111 1111"
      })
  void words_and_figures_around_a_card_do_not_hide_it(String text) {
    assertThat(CardNumbers.masked(text)).isNotEqualTo(text).doesNotContain("4111 1111", "411111");
  }

  @Test
  void a_wrong_check_digit_is_no_card() {
    qt().withExamples(2_000)
        .forAll(longs().all(), integers().between(1, 9))
        .checkAssert(
            (seed, change) -> {
              var card = card(new Random(seed), 16);
              var wrong = card.substring(0, 15) + (card.charAt(15) - '0' + change) % 10;
              assertThat(CardNumbers.masked(wrong)).isEqualTo(wrong);
            });
  }

  @Test
  void what_follows_a_card_hides_it_not() {
    assertThat(CardNumbers.masked("4111 1111 1111 1111 12/28")).startsWith("**** **** **** 1111");
    assertThat(CardNumbers.masked("4111111111111111 123")).isEqualTo("************1111 123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 00, +49 171 1234567",
        "2026-11-22 10:00:00, 1234567890123456",
        "call +4915123456789 or +49 1512 3456789",
        "49,90 59,90 69,90 39,90 34,90",
        "30.11.2026 31.12.2026 30.12.2026",
        "4711\n4712\n4713\n4714\n4715\n4716",
        "550e8400-e29b-41d4-a716-446655440000"
      })
  void other_long_numbers_are_left(String text) {
    assertThat(CardNumbers.masked(text)).isEqualTo(text);
  }

  @Test
  void digits_without_end_take_no_long_time() {
    var hostile =
        List.of("4", "4 ", "4111 ", "4111     ", "DE89 ", "DE89 3704 0044 0532 0130 0", "DE", "-4");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (var piece : hostile) {
            var text = piece.repeat(65_536 / piece.length());
            assertThat(CardNumbers.masked(text)).hasSize(text.length());
          }
          var longest = "4 ".repeat(131_072);
          assertThat(CardNumbers.masked(longest)).hasSize(longest.length());
        });
  }

  private static String card(Random random, int length) {
    var digits = new StringBuilder(ISSUERS.get(random.nextInt(ISSUERS.size())));
    while (digits.length() < length - 1) {
      digits.append(random.nextInt(10));
    }
    try {
      return digits.append(LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(digits.toString())).toString();
    } catch (CheckDigitException e) {
      throw new IllegalStateException(digits.toString(), e);
    }
  }

  /** In some script, in groups of some size, with the same or other gaps between them. */
  private static String written(String card, Random random) {
    var zero = ZEROS.get(random.nextInt(ZEROS.size()));
    var size = 1 + random.nextInt(6);
    var alike = size < 3 || random.nextBoolean();
    var gap = gap(random);
    var text = new StringBuilder();
    for (var i = 0; i < card.length(); i++) {
      if (i > 0 && i % size == 0) {
        text.append(alike ? gap : gap(random));
      }
      text.appendCodePoint(zero + card.charAt(i) - '0');
    }
    return text.toString();
  }

  private static String gap(Random random) {
    return GAPS.get(random.nextInt(GAPS.size()));
  }

  private static String noise(Random random) {
    var words = List.of(" VISA ", " no. ", "\n", " 12/28 ", " (", "DE", "PAN:", " 1 ", " 2026 ");
    return words.get(random.nextInt(words.size()));
  }

  /** The digits of a text, of whatever script, as ours. */
  private static String digits(String text) {
    var digits = new StringBuilder();
    text.codePoints()
        .map(letter -> Character.digit(letter, 10))
        .filter(value -> value >= 0)
        .forEach(digits::append);
    return digits.toString();
  }
}
