package io.signalbox.runtime.loop;

/** What the loop tells whoever counts. Called on the loop's thread: must not block. */
public interface LoopMetrics {
  /** Counts nothing. */
  LoopMetrics NONE = new LoopMetrics() {};

  /** A batch was committed. */
  default void committed(int shard, int inputs, int events, long nanos) {}

  /** How far behind: the age of the newest record just decided, in milliseconds. */
  default void lag(long millis) {}

  /** A record was recognised as a repeat. */
  default void repeated(String topic) {}

  /** A record was passed on to its right partition. */
  default void misrouted(String topic) {}

  /** A record of an unknown type was skipped on an inner topic. */
  default void unknownType(String topic) {}

  /** A record became a dead letter. */
  default void dead(String topic, String reason) {}

  /** A timer fired so many milliseconds after it was due. */
  default void fired(long lateMillis) {}

  /** A barrier took so long. */
  default void barrier(long nanos, boolean provisional) {}

  /** A shard was taken. */
  default void taken(int shard, long nanos) {}

  /** A commit was refused: another owner has the shard. */
  default void fenced(int shard) {}

  /** The world failed and will be tried again. */
  default void failed(String what) {}

  /** Committed and not yet acknowledged. */
  default void unsent(long bytes) {}
}
