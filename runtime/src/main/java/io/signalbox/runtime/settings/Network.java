package io.signalbox.runtime.settings;

import java.net.InetAddress;

/**
 * An address, or all that begin with the same bits.
 *
 * @param bits how many of them count
 */
public record Network(InetAddress address, int bits) {

  /**
   * {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code ::1} or {@code fd00::/8}.
   *
   * @throws IllegalArgumentException if it is none; no name is ever looked up
   */
  public static Network of(String text) {
    var slash = text.indexOf('/');
    var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    var all = address.getAddress().length * Byte.SIZE;
    var bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException(text + " is no network");
    }
    return new Network(address, bits);
  }

  /** Whether an address begins with these bits. */
  public boolean has(InetAddress other) {
    var ours = address.getAddress();
    var theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
