package io.signalbox.runtime.projection;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A read model that follows inner topics. The runtime reads them and says where it stands; the
 * projection keeps that together with what it made of the records, and hands it back.
 *
 * <p>It throws {@link io.signalbox.runtime.store.StoreException} while the world is in the way: the
 * same records come again. What else it throws is the records' fault: they come again in halves,
 * and the one that fails by itself is passed over, counted and logged.
 */
public interface Projection {
  /** A name that stays: {@code search}. */
  String name();

  /** The inner topics it follows. */
  List<String> topics();

  /** Which shape it has now: what was built in another one is built again. */
  int format();

  /** Whether each process has one of its own. Else all processes share one, and its shards. */
  boolean local();

  /** Whether records of this type change it. One it does not know should. */
  boolean concerns(String topic, String type);

  /** Where each shard stands, as {@link #take} was told. Those that are missing are to be built. */
  Map<Integer, String> places();

  /**
   * Builds a part of a shard from the tables of the service: a bounded one, so that a batch never
   * waits long nor grows large. What was built before is replaced.
   *
   * @param after what the call before answered; null at the beginning
   * @return where to go on; null when all is built
   */
  @Nullable String build(int shard, @Nullable String after);

  /**
   * Takes changes in and keeps the place where they end, in one transaction.
   *
   * @param before the place that must still hold; null after the shard was built
   * @param after the place from now on
   */
  void take(int shard, List<Change> changes, @Nullable String before, String after);

  /** Whether a shard was ever built: what is not found then is not there. */
  boolean answers(int shard);

  /** Forgets where a shard stands, so that it is built again. Until then it answers as before. */
  void forget(int shard);
}
