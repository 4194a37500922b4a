package io.signalbox.runtime.store;

/** The service's database as the loop sees it. */
public interface Store {
  /**
   * Makes the shard ours: raises its epoch in a transaction of its own, then reads how far it has
   * come.
   *
   * @throws StoreException when the database is not there
   * @throws IllegalStateException when the shard's format is newer than we know
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
