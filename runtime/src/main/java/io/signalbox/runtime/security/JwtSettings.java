package io.signalbox.runtime.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider whose tokens are believed; none unless all three are set.
 *
 * @param jwksUrl where its public keys are
 * @param issuer the only {@code iss} taken
 * @param audience what {@code aud} must contain
 */
@ConfigurationProperties("signalbox.jwt")
record JwtSettings(@Nullable String jwksUrl, @Nullable String issuer, @Nullable String audience) {
  JwtSettings {
    var set = (jwksUrl == null ? 0 : 1) + (issuer == null ? 0 : 1) + (audience == null ? 0 : 1);
    if (set != 0 && set != 3) {
      throw new IllegalArgumentException(
          "signalbox.jwt needs jwks-url, issuer and audience together, or none of them");
    }
  }
}
