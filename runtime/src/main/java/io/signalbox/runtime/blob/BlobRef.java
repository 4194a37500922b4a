package io.signalbox.runtime.blob;

/**
 * Bytes that are kept.
 *
 * @param sha256 of the bytes, 64 digits of lower-case hex: within its workspace all that names them
 * @param size how many bytes
 * @param type the media type, as whoever handed it in said
 */
public record BlobRef(String sha256, long size, String type) {
  private static final int DIGITS = 64;

  public BlobRef {
    if (!isHash(sha256)) throw new IllegalArgumentException("not a SHA-256: " + sha256);
    if (size < 0) throw new IllegalArgumentException("a size is not negative: " + size);
  }

  /** Whether a text is a SHA-256 as we write it: nothing else ever becomes part of a path. */
  public static boolean isHash(String text) {
    return text.length() == DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
