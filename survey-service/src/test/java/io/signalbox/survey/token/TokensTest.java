package io.signalbox.survey.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private final Tokens tokens = new Tokens("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

  @Test
  void a_token_names_its_invitation_and_is_fit_for_an_address() {
    qt().withExamples(2_000)
        .forAll(longs().all(), longs().all())
        .checkAssert(
            (high, low) -> {
              var invitation = new UUID(high, low);
              var token = tokens.of(invitation);
              assertThat(token).matches("[A-Za-z0-9_-]{48}");
              assertThat(tokens.invitation(token)).contains(invitation);
              assertThat(tokens.of(invitation)).isEqualTo(token);
            });
  }

  @Test
  void no_bit_of_a_token_can_be_flipped() {
    var token = tokens.of(UUID.fromString("0195583c-0000-7000-8000-00000000abcd"));
    var bytes = Base64.getUrlDecoder().decode(token);
    for (var bit = 0; bit < bytes.length * 8; bit++) {
      var forged = bytes.clone();
      forged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(tokens.invitation(Base64.getUrlEncoder().encodeToString(forged)))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @Test
  void no_letter_of_a_token_can_be_another() {
    var token = tokens.of(new UUID(1, 2));
    for (var i = 0; i < token.length(); i++) {
      for (var j = 0; j < ALPHABET.length(); j++) {
        var letter = ALPHABET.charAt(j);
        if (letter != token.charAt(i)) {
          var forged = token.substring(0, i) + letter + token.substring(i + 1);
          assertThat(tokens.invitation(forged)).as(forged).isEmpty();
        }
      }
    }
  }

  @Test
  void what_is_no_token_names_nothing() {
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 60))
        .checkAssert(text -> assertThat(tokens.invitation(text)).isEmpty());
    qt().withExamples(2_000)
        .forAll(strings().ascii().ofLength(48))
        .checkAssert(text -> assertThat(tokens.invitation(text)).isEmpty());
    var token = tokens.of(new UUID(1, 2));
    assertThat(tokens.invitation(token + "=")).isEmpty();
    assertThat(tokens.invitation(token.substring(1))).isEmpty();
    assertThat(tokens.invitation(" " + token.substring(1))).isEmpty();
  }

  @Test
  void another_secret_knows_none_of_our_tokens() {
    var others = new Tokens("0123456789abcdef0123456789abcdeF".getBytes(UTF_8));
    assertThat(others.invitation(tokens.of(new UUID(1, 2)))).isEmpty();
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatThrownBy(() -> new Tokens("too short".getBytes(UTF_8)))
        .hasMessageContaining("signalbox.survey.secret");
  }
}
