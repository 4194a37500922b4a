package io.signalbox.runtime.security;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes what this package needs from the settings, and takes over the keys an operator provides.
 */
@Factory
final class SecurityFactory {
  @Singleton
  ApiKeys apiKeys(InstantSource clock, @Value("${signalbox.keys.file:}") @Nullable String file) {
    return new ApiKeys(clock, file == null || file.isBlank() ? null : Path.of(file));
  }

  @Singleton
  Signer signer(SecuritySettings settings) {
    var secret = settings.internalSecret();
    if (secret == null || secret.isBlank()) {
      throw new IllegalArgumentException(
          "signalbox.internal-secret (SIGNALBOX_INTERNAL_SECRET) is not set: it must be the same"
              + " 32 or more bytes for all services of an installation");
    }
    var previous = settings.internalSecretPrevious();
    return new Signer(
        secret.getBytes(StandardCharsets.UTF_8),
        previous == null || previous.isBlank() ? null : previous.getBytes(StandardCharsets.UTF_8));
  }

  @Singleton
  InternalToken internalToken(Signer signer) {
    return new InternalToken(signer);
  }

  @Singleton
  EntryAuthorizer entryAuthorizer(ApiKeys keys, InternalToken internal, InstantSource clock) {
    return new EntryAuthorizer(keys, internal, clock);
  }

  @Singleton
  @Requires(property = "signalbox.jwt.jwks-url")
  Jwts jwts(JwtSettings settings, InstantSource clock) {
    return new Jwts(
        Objects.requireNonNull(settings.jwksUrl()),
        Objects.requireNonNull(settings.issuer()),
        Objects.requireNonNull(settings.audience()),
        clock);
  }
}
