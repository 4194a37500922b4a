package io.signalbox.runtime.store;

import java.util.List;

/**
 * A shard just taken.
 *
 * @param epoch ours from now on: every older owner's commit is refused
 * @param fresh there was no row: nothing was ever read
 * @param outbox what an earlier owner committed and may not have sent, in order
 */
public record Taken(long epoch, boolean fresh, ShardState state, List<OutboxRow> outbox) {
  /** One batch's records. */
  public record OutboxRow(long batch, byte[] payload) {}
}
