package io.signalbox.runtime.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what goes out and comes back: positions in lists, tokens on records. HMAC-SHA256, of which
 * the first 128 bits are kept.
 *
 * <p>The secret is shared by the services of one installation and known to nobody else. While it is
 * changed there are two: what the previous one signed is still believed, nothing is signed with it.
 */
public final class Signer {
  /** The shortest secret that is taken. */
  public static final int SECRET_BYTES_MIN = 32;

  /** How long a tag is. */
  public static final int TAG_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  /** Never used themselves: cloning one costs less than looking the algorithm up. */
  private final List<Mac> secrets;

  /** Signs with the first secret, believes both. */
  public Signer(byte[] secret, byte @Nullable [] previous) {
    secrets =
        Stream.concat(Stream.of(secret), Stream.ofNullable(previous)).map(Signer::keyed).toList();
  }

  /**
   * The tag of these parts in this order.
   *
   * @param purpose so that what was signed for one is not taken for another
   */
  public byte[] sign(String purpose, byte[]... parts) {
    return tag(secrets.getFirst(), purpose, parts);
  }

  /** Whether one of the secrets gives these parts this tag. */
  public boolean verify(byte[] tag, String purpose, byte[]... parts) {
    for (var secret : secrets) {
      if (MessageDigest.isEqual(tag, tag(secret, purpose, parts))) return true;
    }
    return false;
  }

  private static byte[] tag(Mac secret, String purpose, byte[]... parts) {
    try {
      var mac = (Mac) secret.clone();
      add(mac, purpose.getBytes(StandardCharsets.UTF_8));
      for (var part : parts) add(mac, part);
      return Arrays.copyOf(mac.doFinal(), TAG_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every JDK can clone " + ALGORITHM, e);
    }
  }

  /** With its length, so that no two rows of parts are the same bytes. */
  private static void add(Mac mac, byte[] part) {
    for (var shift = 24; shift >= 0; shift -= 8) mac.update((byte) (part.length >>> shift));
    mac.update(part);
  }

  private static Mac keyed(byte[] secret) {
    if (secret.length < SECRET_BYTES_MIN) {
      throw new IllegalArgumentException(
          "signalbox.internal-secret must have at least " + SECRET_BYTES_MIN + " bytes");
    }
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
