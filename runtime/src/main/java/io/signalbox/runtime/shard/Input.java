package io.signalbox.runtime.shard;

import java.time.Instant;

/** What reaches a shard: a record, or a timer whose time has come. */
public sealed interface Input permits Received, Due {
  /** The workspace it concerns. */
  String workspace();

  /**
   * Log time of the decision: never before that of an earlier input of the shard. All that is
   * decided from this input happened then.
   */
  Instant at();

  /**
   * When it was decided, by this machine's clock; never before {@link #at}. After an outage that is
   * much later. Only what a person has to answer counts from here, for they cannot have seen it
   * sooner.
   */
  Instant detectedAt();
}
