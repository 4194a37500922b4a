package io.signalbox.runtime.shard;

import java.util.List;

/**
 * One shard of a service: its state and its rules. Owned by one thread at a time, so nothing in it
 * is synchronised.
 *
 * <p>The loop calls, for every batch: {@link #fetch}, then for every input {@link #decide} and
 * {@link #apply}, then {@link #write} inside the batch's only transaction. A shard knows nothing of
 * offsets, epochs, sequences, outboxes or repeats.
 *
 * @param <F> the facts its decisions put into memory
 */
public interface Shard<F> {
  /** Reads what is kept in memory for good. Called once, after the shard was taken. */
  void load(Db db);

  /** Reads what the batch names and memory lacks: at most one query a table. */
  void fetch(List<Input> batch, Db db);

  /**
   * What follows from one input. Pure: changes nothing, reads no clock; may throw, and what throws
   * leaves no trace and is dead-lettered.
   */
  Decision<F> decide(Input input);

  /** Puts one fact into memory. Never refuses: what was decided has happened. */
  void apply(F fact);

  /** Writes what {@link #apply} changed since the last call, in batched statements. */
  void write(Db db);

  /**
   * Called after the transaction of the batch committed: drop what need not stay in memory. What
   * was written must have been forgotten by {@link #write} already.
   */
  default void settled() {}
}
