package io.signalbox.runtime.fault;

import java.util.EnumSet;
import java.util.Set;

/** Named steps of the loop at which a process may halt: in simulations and in tests that kill. */
public enum Fault {
  // of the loop
  AFTER_POLL,
  MID_BATCH,
  BEFORE_COMMIT,
  AFTER_COMMIT,
  BEFORE_SEND,
  AFTER_SEND,
  BEFORE_ACK,
  AFTER_ACK,
  TAKING_SHARD,

  // of deliveries
  BEFORE_HANDOVER,
  BEFORE_CALL,
  AFTER_CALL,
  AFTER_REPORT;

  /** Steps that every batch comes to, or every start. */
  public static Set<Fault> ofLoop() {
    return EnumSet.range(AFTER_POLL, TAKING_SHARD);
  }

  /** Steps on the way from a decision to what came of a call. */
  public static Set<Fault> ofDeliveries() {
    return EnumSet.range(BEFORE_HANDOVER, AFTER_REPORT);
  }
}
