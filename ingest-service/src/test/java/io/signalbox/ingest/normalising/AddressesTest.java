package io.signalbox.ingest.normalising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "Customer-1@Example.ORG, customer-1@example.org",
    "' mailto:a+tag@example.org ', a+tag@example.org",
    "info@münchen.example, info@xn--mnchen-3ya.example",
    "\"weird@local\"@example.org, \"weird@local\"@example.org"
  })
  void the_same_mailbox_is_written_one_way(String given, String expected) {
    assertThat(Addresses.email(given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a@",
        "@b.example",
        "a@b",
        "a b@example.org",
        "a@exa mple.org",
        "a@.org",
        "a@b..c",
        "a@b.c.",
        "a@-.org",
        "<a@example.org>",
        "a@example.org,b@example.org"
      })
  void what_is_no_mailbox_is_none(String given) {
    assertThat(Addresses.email(given)).isNull();
  }

  @Test
  void mailboxes_are_bounded() {
    assertThat(Addresses.email("a".repeat(65) + "@example.org")).isNull();
    assertThat(Addresses.email("a@" + "b.".repeat(200) + "org")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "030 901820, DE, +4930901820",
    "+49 (0)30 901820, US, +4930901820",
    "'tel:+1-202-555-0123', DE, +12025550123",
    "(202) 555-0123, US, +12025550123"
  })
  void a_number_is_e164_wherever_it_was_dialled(String given, String region, String expected) {
    assertThat(Addresses.phone(given, Channel.SMS, region)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "442071838750, +442071838750",
    "' 491512345678', +491512345678",
    "+442071838750, +442071838750",
    "whatsapp:+442071838750, +442071838750",
    "0171 1234567, +491711234567"
  })
  void on_whatsapp_the_country_code_is_there_with_or_without_a_plus(String given, String expected) {
    assertThat(Addresses.phone(given, Channel.WHATSAPP, "DE")).isEqualTo(expected);
    var plain = Addresses.normalised(Party.at(given.strip()), Channel.WHATSAPP, "DE");
    if (given.strip().matches("\\+?[0-9]+")) {
      assertThat(plain).isEqualTo(new Party(null, null, expected, null, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "", "+", "12", "+999999999999999999", "0\u0000"})
  void what_is_no_number_is_none(String given) {
    assertThat(Addresses.phone(given, Channel.SMS, "US")).isNull();
  }

  @Test
  void handles_lose_their_at_sign_and_on_some_networks_their_case() {
    assertThat(Addresses.handle("@Customer", Channel.X)).isEqualTo("customer");
    assertThat(Addresses.handle("Customer", Channel.custom("forum"))).isEqualTo("Customer");
    assertThat(Addresses.handle("@", Channel.X)).isNull();
  }

  @Test
  void normalising_twice_is_normalising_once_and_nothing_breaks_it() {
    qt().withExamples(3_000)
        .forAll(
            strings().allPossible().ofLengthBetween(0, 40),
            strings().basicLatinAlphabet().ofLengthBetween(0, 20))
        .checkAssert(
            (any, latin) -> {
              var party = new Party(any, latin + "@example.org", latin, any, any);
              var once = Addresses.normalised(party, Channel.X, "US");
              assertThat(Addresses.normalised(once, Channel.X, "DE")).isEqualTo(once);
            });
  }
}
