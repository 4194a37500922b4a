package io.signalbox.runtime.shard;

import java.time.Instant;

/** What reaches a shard: a record, or a timer whose time has come. */
public sealed interface Input permits Received, Due {
  /** The workspace it concerns. */
  String workspace();

  /**
   * Log time of the decision: never before that of an earlier input of the shard, but that what an
   * upstream is catching up with keeps an order of its own. A shard's state moves on by it.
   */
  Instant at();

  /**
   * When the record entered the system that led to this, as its broker stamped it; of a timer, when
   * it was due. Whoever judges whether something was done in time judges by this. Not after {@link
   * #at}, and not in order: what was held up on its way is decided after what entered later. All
   * that is decided from this input is announced as of then.
   */
  Instant enteredAt();

  /**
   * When it was decided, by this machine's clock; never before {@link #at}. After an outage that is
   * much later. Only what a person has to answer counts from here, for they cannot have seen it
   * sooner.
   */
  Instant detectedAt();
}
