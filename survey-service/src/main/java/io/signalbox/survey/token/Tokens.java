package io.signalbox.survey.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks tokens: 16 bytes of invitation id and the first 20 bytes (160 bits) of an
 * HMAC-SHA256 over purpose and id, as 48 letters of base64url. 36 bytes fill 48 letters to the last
 * bit, so that no two texts are the same token.
 *
 * <p>The purpose is part of what is signed: a token made for something else (to unsubscribe, say)
 * answers no survey.
 */
public final class Tokens {
  private static final int SECRET_BYTES_MIN = 32;
  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 20;
  private static final int LETTERS = (ID_BYTES + MAC_BYTES) * 4 / 3;
  private static final byte[] PURPOSE =
      "io.signalbox.survey answer 1 ".getBytes(StandardCharsets.UTF_8);
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  /** Tokens of this secret; who changes it makes all links that are out there void. */
  public Tokens(byte[] secret) {
    if (secret.length < SECRET_BYTES_MIN) {
      throw new IllegalArgumentException(
          "signalbox.survey.secret must have at least " + SECRET_BYTES_MIN + " bytes");
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The token that lets an invitation be answered. Always the same one. */
  public String of(UUID invitation) {
    var id = bytes(invitation);
    var token = ByteBuffer.allocate(ID_BYTES + MAC_BYTES).put(id).put(mac(id)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The invitation that a token was made for; empty for what we did not make. */
  public Optional<UUID> invitation(String token) {
    if (token.length() != LETTERS) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      var id = Arrays.copyOf(bytes, ID_BYTES);
      var mac = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
      // compared in constant time: how long it takes must not tell how much was guessed
      return MessageDigest.isEqual(mac, mac(id)) ? Optional.of(uuid(id)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] mac(byte[] id) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(PURPOSE);
      return Arrays.copyOf(mac.doFinal(id), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(byte[] id) {
    var bytes = ByteBuffer.wrap(id);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
