package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CardNumbersTest {
  @Test
  void every_card_number_is_masked_but_for_four_digits() {
    qt().withExamples(5_000)
        .forAll(longs().all(), integers().between(13, 19), integers().between(0, 2))
        .checkAssert(
            (seed, length, style) -> {
              var number = grouped(card(new Random(seed), length), style);
              var masked = CardNumbers.masked("Card " + number + ", thanks");
              assertThat(masked.replaceAll("[^0-9]", ""))
                  .isEqualTo(number.replaceAll("[^0-9]", "").substring(length - 4));
              assertThat(masked).hasSize(number.length() + 13);
            });
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

  @Test
  void other_long_numbers_are_left() {
    var others =
        "DE89 3704 0044 0532 0130 00, +49 171 1234567, 2026-11-22 10:00:00, 1234567890123456";
    assertThat(CardNumbers.masked(others)).isEqualTo(others);
  }

  @Test
  void digits_without_end_take_no_long_time() {
    var digits = "4".repeat(262_144);
    var pairs = "4 ".repeat(131_072);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(CardNumbers.masked(digits)).hasSize(digits.length());
          assertThat(CardNumbers.masked(pairs)).hasSize(pairs.length());
        });
  }

  private static String card(Random random, int length) {
    var digits = new StringBuilder().append(2 + random.nextInt(5));
    while (digits.length() < length - 1) {
      digits.append(random.nextInt(10));
    }
    return digits.append(checkDigit(digits)).toString();
  }

  /** Luhn, from the right as the standard has it. */
  private static int checkDigit(CharSequence digits) {
    var sum = 0;
    for (var i = 0; i < digits.length(); i++) {
      var digit = digits.charAt(digits.length() - 1 - i) - '0';
      var doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  private static String grouped(String digits, int style) {
    return switch (style) {
      case 1 -> digits.replaceAll("(.{4})(?=.)", "$1 ");
      case 2 -> digits.replaceAll("(.{4})(?=.)", "$1-");
      default -> digits;
    };
  }
}
