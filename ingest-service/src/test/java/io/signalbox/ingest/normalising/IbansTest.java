package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbansTest {
  /** Country, and what follows the check digits: letters as they are, 9 for any digit. */
  private static final List<String> FORMS =
      List.of(
          "DE999999999999999999",
          "NO99999999999",
          "FR9999999999AB99999999999",
          "GBABCD99999999999999",
          "MTABCD99999ABCDEFGHIJKLMNOPQR",
          "SA99999999999999999999",
          "NLABCD9999999999");

  @Test
  void every_iban_is_left_however_it_is_written() {
    qt().withExamples(20_000)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              var text = "Pay to " + written(new Random(seed)) + ", thanks";
              assertThat(CardNumbers.masked(text)).isEqualTo(text);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE88 3704 0044 0532 0130 00", // the check digits of another
        "DE8937040044053201300", // one digit too few
        "DE893704004405320130000", // one too many
        "XX89 3704 0044 0532 0130 00", // no country
        "ADE89370400440532013000" // no word begins there
      })
  void what_is_no_iban_is_not_taken_for_one(String text) {
    assertThat(Ibans.in(text.codePoints().toArray()).isEmpty()).isTrue();
  }

  private static String written(Random random) {
    var form = FORMS.get(random.nextInt(FORMS.size()));
    var body = new StringBuilder();
    form.substring(2)
        .chars()
        .forEach(
            letter ->
                body.append(letter == '9' ? (char) ('0' + random.nextInt(10)) : (char) letter));
    var country = form.substring(0, 2);
    var iban = country + checkDigits(country + "00" + body) + body;
    var gap = List.of("", " ", "  ", "-", "\u00A0", ".").get(random.nextInt(6));
    var grouped = iban.replaceAll("(.{4})(?=.)", "$1" + gap);
    return random.nextBoolean() ? grouped : grouped.toLowerCase(Locale.ROOT);
  }

  private static String checkDigits(String iban) {
    try {
      return IBANCheckDigit.IBAN_CHECK_DIGIT.calculate(iban);
    } catch (CheckDigitException e) {
      throw new IllegalStateException(iban, e);
    }
  }
}
