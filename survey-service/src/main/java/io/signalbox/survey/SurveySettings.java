package io.signalbox.survey;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.signalbox.survey.asking.Terms;
import io.signalbox.survey.fatigue.Cap;
import io.signalbox.survey.token.Links;
import io.signalbox.survey.token.Tokens;
import io.signalbox.survey.wording.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How customers are asked.
 *
 * @param secret signs the links, at least 32 bytes; who changes it makes all links out there void
 * @param publicUrl of this service as customers reach it
 * @param expiresAfter how long an invitation can be answered where its program doesn't say
 * @param editableFor how long an answer can be changed
 * @param capInvitations how many invitations a customer gets at most within {@code capWithin}
 * @param language of those whose language we don't speak
 */
@ConfigurationProperties("signalbox.survey")
record SurveySettings(
    @Bindable(defaultValue = "") String secret,
    @Bindable(defaultValue = "http://localhost:8084") String publicUrl,
    @Bindable(defaultValue = "P14D") Duration expiresAfter,
    @Bindable(defaultValue = "P1D") Duration editableFor,
    @Bindable(defaultValue = "4") int capInvitations,
    @Bindable(defaultValue = "P30D") Duration capWithin,
    @Bindable(defaultValue = "en") String language) {

  SurveySettings {
    require(
        !secret.isBlank(),
        "secret (SURVEY_SECRET) is not set: 32 or more bytes that sign the links and nobody knows");
    require(expiresAfter.isPositive(), "expires-after must be more than nothing");
    require(!editableFor.isNegative(), "editable-for must not be negative");
    require(Wording.speaks(language), "language must be one that we speak");
    require(publicUrl.matches("https?://[^?#\\s]+"), "public-url must be an http(s) address");
  }

  Terms terms() {
    return new Terms(expiresAfter, editableFor, new Cap(capInvitations, capWithin), language);
  }

  Tokens tokens() {
    return new Tokens(secret.getBytes(StandardCharsets.UTF_8));
  }

  Links links(Tokens tokens) {
    var slash = publicUrl.endsWith("/");
    return new Links(tokens, slash ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl);
  }

  private static void require(boolean sound, String rule) {
    if (!sound) {
      throw new IllegalArgumentException("signalbox.survey." + rule);
    }
  }
}
