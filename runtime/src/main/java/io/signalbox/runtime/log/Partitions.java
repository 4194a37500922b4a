package io.signalbox.runtime.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition a workspace belongs to: the same on every topic. */
public final class Partitions {
  private Partitions() {}

  /** {@code murmur2(workspace) mod count}, as Kafka's Java client hashes keys. */
  public static int of(String workspace, int count) {
    return of(workspace.getBytes(StandardCharsets.UTF_8), count);
  }

  /** The same for a key as it came. */
  public static int of(byte[] key, int count) {
    return Utils.toPositive(Utils.murmur2(key)) % count;
  }
}
