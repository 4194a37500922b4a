package io.signalbox.runtime.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * By which our own edges and services vouch for an actor on an entry topic: {@code Internal
 * <base64url(claims)>.<base64url(HMAC-SHA256)>}.
 *
 * <p>The secret is shared by the services of one installation and known to nobody else. The token
 * does not expire: the record it stands on is already on the log, and is replayed with it.
 */
public final class InternalToken {
  /** What the header's value begins with. */
  public static final String SCHEME = "Internal ";

  private static final int SECRET_BYTES_MIN = 32;
  private static final int CACHED_MAX = 10_000;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;
  private final Cache<Actor, String> issued = Caffeine.newBuilder().maximumSize(CACHED_MAX).build();
  private final Cache<String, Actor> verified =
      Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

  /**
   * What the token says of the actor.
   *
   * @param name what the audit log shows
   */
  record Claims(String name, String role, String workspace, @Nullable String agent) {}

  /** Tokens made and checked with this secret of at least 32 bytes. */
  public InternalToken(byte[] secret) {
    if (secret.length < SECRET_BYTES_MIN) {
      throw new IllegalArgumentException(
          "signalbox.internal-secret must have at least " + SECRET_BYTES_MIN + " bytes");
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The header's value for this actor. */
  public String issue(Actor actor) {
    return issued.get(actor, this::sign);
  }

  /** The actor a header's value vouches for, unless it is not ours. */
  public Optional<Actor> verify(String header) {
    var known = verified.getIfPresent(header);
    if (known != null) {
      return Optional.of(known);
    }
    var checked = check(header);
    checked.ifPresent(actor -> verified.put(header, actor)); // what is not ours must not fill it
    return checked;
  }

  /**
   * Signs a text of ours that goes out and comes back.
   *
   * @param purpose so that what was signed for one is not taken for another; no space in it
   */
  public byte[] sign(String purpose, String text) {
    return mac(purpose + " " + text);
  }

  private String sign(Actor actor) {
    var claims = new Claims(actor.name(), actor.role().wire(), actor.workspace(), actor.agent());
    var text = encode(Json.bytes(claims));
    return SCHEME + text + "." + encode(mac(text));
  }

  private Optional<Actor> check(String header) {
    var dot = header.lastIndexOf('.');
    if (!header.startsWith(SCHEME) || dot < SCHEME.length()) {
      return Optional.empty();
    }
    var text = header.substring(SCHEME.length(), dot);
    try {
      var signature = Base64.getUrlDecoder().decode(header.substring(dot + 1));
      return MessageDigest.isEqual(mac(text), signature)
          ? actor(Json.read(Base64.getUrlDecoder().decode(text), Claims.class))
          : Optional.empty();
    } catch (IllegalArgumentException | UnreadableJson e) {
      return Optional.empty();
    }
  }

  private static Optional<Actor> actor(Claims claims) {
    return Role.of(claims.role)
        .map(role -> new Actor(claims.name, role, claims.workspace, claims.agent));
  }

  private byte[] mac(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
