package io.signalbox.runtime.security;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes what this package needs from the settings, and takes over the keys an operator provides.
 */
@Factory
final class SecurityFactory {
  @Singleton
  ApiKeys apiKeys(
      DataSource source,
      InstantSource clock,
      @Value("${signalbox.keys.file:}") @Nullable String file) {
    var keys = new ApiKeys(source, clock);
    if (file != null && !file.isBlank()) {
      keys.provision(read(Path.of(file)));
    }
    return keys;
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

  private static List<StoredKey> read(Path file) {
    try {
      return List.of(Json.read(Files.readAllBytes(file), StoredKey[].class));
    } catch (IOException e) {
      throw new IllegalArgumentException("signalbox.keys.file " + file + " cannot be read", e);
    } catch (UnreadableJson e) {
      throw new IllegalArgumentException(
          "signalbox.keys.file " + file + ": " + e.pointer() + " " + e.detail(), e);
    }
  }
}
