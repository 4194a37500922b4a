package io.signalbox.runtime.blob;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Bytes that must have a hash. The end is given out only once all of them had it: who reads to the
 * end has the right bytes, who was given others fails before it.
 */
final class Checked extends InputStream {
  private static final int CHUNK_BYTES = 1 << 16;

  private final InputStream in;
  private final MessageDigest digest = sha256();
  private final String wanted;
  private byte[] now = new byte[0];
  private byte[] ahead;
  private int place;
  private boolean ended;

  Checked(InputStream in, String wanted) throws IOException {
    this.in = in;
    this.wanted = wanted;
    this.ahead = chunk();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    return isThereMore() ? now[place++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    var _ = Objects.checkFromIndexSize(from, length, to.length);
    if (length == 0) return 0;
    if (!isThereMore()) return -1;
    var count = Math.min(length, now.length - place);
    System.arraycopy(now, place, to, from, count);
    place += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** One chunk is always held back: a short one is the last, and ends the hash. */
  private boolean isThereMore() throws IOException {
    if (place < now.length) return true;
    if (ended) return false;
    now = ahead;
    place = 0;
    ended = now.length < CHUNK_BYTES;
    if (!ended) ahead = chunk();
    return now.length > 0;
  }

  private byte[] chunk() throws IOException {
    var chunk = in.readNBytes(CHUNK_BYTES);
    digest.update(chunk);
    var last = chunk.length < CHUNK_BYTES;
    if (last && !wanted.equals(HexFormat.of().formatHex(digest.digest()))) {
      throw new IOException("blob " + wanted + " is not what it was");
    }
    return chunk;
  }
}
