package io.signalbox.runtime.shard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Ids derived from their cause, so that a repeated decision makes the same ones. */
public final class Ids {
  private static final int UUID_CHARACTERS = 36;
  private static final int VERSION_PLACE = 14;

  /** Several ids a record are made: looking the algorithm up costs as much as using it. */
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Ids::newSha256);

  private Ids() {}

  /**
   * An id in the shape of UUIDv7 (RFC 9562, 5.7): 48 bits of log time, so that indexes grow at
   * their end, then 74 bits of SHA-256 over the parts, so that the same cause gives the same id.
   */
  public static String timeOrdered(Instant at, String... parts) {
    var hash = ByteBuffer.wrap(sha256(parts));
    var high = (at.toEpochMilli() << 16) | 0x7000L | (hash.getLong() & 0x0FFFL);
    var low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** The id that a text is, written as we write them; empty if it is none. */
  public static Optional<UUID> parse(String text) {
    if (text.length() != UUID_CHARACTERS) return Optional.empty();
    try {
      var id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** 16 bytes of SHA-256 over the parts: a short key for a long name. */
  public static UUID hash(String... parts) {
    var hash = ByteBuffer.wrap(sha256(parts));
    return new UUID(hash.getLong(), hash.getLong());
  }

  /**
   * The key under which the outcome of a record is kept: 16 bytes of SHA-256 over workspace and id,
   * the first six of which are those of the id where that is a UUIDv7. So ids in order of time lie
   * side by side in an index, and a batch writes few of its pages.
   */
  public static UUID ofRecord(String workspace, String id) {
    var hash = hash(workspace, id);
    if (id.length() != UUID_CHARACTERS || id.charAt(VERSION_PLACE) != '7') return hash;
    try {
      var time = UUID.fromString(id).getMostSignificantBits() & 0xFFFFFFFFFFFF0000L;
      return new UUID(
          time | (hash.getMostSignificantBits() & 0xFFFFL), hash.getLeastSignificantBits());
    } catch (IllegalArgumentException e) {
      return hash;
    }
  }

  /**
   * An id in the shape of UUIDv8 (RFC 9562, 5.8) for a request that may come again: 48 bits of time
   * as in UUIDv7, then 74 bits of what the request is known by.
   *
   * @param name hash of what the request is known by
   */
  public static String named(Instant at, UUID name) {
    var high = (at.toEpochMilli() << 16) | 0x8000L | (name.getMostSignificantBits() & 0x0FFFL);
    var low = (name.getLeastSignificantBits() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** Whether an id has the shape of {@link #named}. */
  public static boolean isNamed(String id) {
    return id.length() == UUID_CHARACTERS && id.charAt(VERSION_PLACE) == '8';
  }

  /**
   * The key under which the outcome of a {@link #named} record is kept: the same whenever the
   * request came, so that it is recognised the second time.
   */
  public static UUID ofNamed(String workspace, String id) {
    return hash(workspace, "named", id.substring(VERSION_PLACE + 1));
  }

  private static byte[] sha256(String... parts) {
    var digest = SHA_256.get();
    digest.reset();
    for (var part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return digest.digest();
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
