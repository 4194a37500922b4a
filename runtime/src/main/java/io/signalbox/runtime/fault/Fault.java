package io.signalbox.runtime.fault;

/** Named steps of the loop at which a process may halt: in simulations and in tests that kill. */
public enum Fault {
  AFTER_POLL,
  MID_BATCH,
  BEFORE_COMMIT,
  AFTER_COMMIT,
  BEFORE_SEND,
  AFTER_SEND,
  BEFORE_ACK,
  AFTER_ACK,
  TAKING_SHARD
}
