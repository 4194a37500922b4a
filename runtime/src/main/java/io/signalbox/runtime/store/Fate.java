package io.signalbox.runtime.store;

/** What became of what a shard read. Every offset it has passed has exactly one of these. */
public enum Fate {
  /** Decided: done or refused. */
  DECIDED,
  /** Seen before. */
  REPEATED,
  /** A dead letter. */
  DEAD,
  /** Passed on to its right partition. */
  MISROUTED,
  /** Of a type that the service does not know. */
  UNKNOWN,
  /** Of no concern to the service. */
  SKIPPED,
  /** A marker or a watermark. */
  MARK,
  /** No record: a mark of a transaction, or taken away by the log. */
  EMPTY
}
