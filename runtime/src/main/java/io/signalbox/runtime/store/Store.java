package io.signalbox.runtime.store;

/** The service's database as the loop sees it. */
public interface Store {
  /** Format of what a shard keeps. An instance takes no shard of a higher one. */
  int FORMAT = 1;

  /**
   * Makes the shard ours: raises its epoch in a transaction of its own, then reads how far it has
   * come.
   *
   * @throws StoreException when the database is not there
   * @throws IllegalStateException when the shard's format is newer than {@link #FORMAT}
   */
  Taken take(int shard);

  /**
   * Runs the work in one transaction and commits it.
   *
   * @throws StoreException when it was not committed, or that is unknown
   */
  void transaction(int shard, Work work);

  /** What is done within a transaction. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void in(ShardTransaction transaction);
  }
}
