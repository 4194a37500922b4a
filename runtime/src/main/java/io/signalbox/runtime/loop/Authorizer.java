package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.Actor;
import org.jspecify.annotations.Nullable;

/** Says who sent a record of an entry topic. Called from several threads. */
@FunctionalInterface
public interface Authorizer {
  /**
   * Who it was.
   *
   * @param header the value of the header {@code authorization}, if there was one
   * @param workspace the record's key
   * @throws Refused when that is nobody who may write to this workspace
   */
  Actor authorize(byte @Nullable [] header, String workspace) throws Refused;

  /** Nobody who may. The message says why, without the key. */
  final class Refused extends Exception {
    public Refused(String message) {
      super(message, null, false, false);
    }
  }
}
