package io.signalbox.businesstime;

import java.util.stream.LongStream;

/** Which runs to make: all, or with {@code -Dseed=N} that one again. */
public final class Seeds {
  private static final int SOAK_FACTOR = 50;

  private Seeds() {}

  /** So many, and many more with {@code -Psoak}. */
  public static LongStream of(int count) {
    var seed = Long.getLong("seed", 0);
    var soak = Boolean.getBoolean("soak") ? SOAK_FACTOR : 1;
    return seed == 0 ? LongStream.rangeClosed(1, (long) count * soak) : LongStream.of(seed);
  }
}
