package io.signalbox.runtime.store;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.timer.Timer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the loop reads and writes within one shard's transaction. Everything in batches. */
public interface ShardTransaction {
  /** For the service's own tables. */
  Db db();

  /** What is known of these records ({@link OutcomeRow#id}), where they came before. */
  Map<UUID, Earlier> known(Collection<UUID> ids);

  /**
   * What became of a record that came before.
   *
   * @param dead it became a dead letter: then it may come again, mended
   * @param requestHash the hash of its request, empty where it had none
   */
  record Earlier(boolean dead, String requestHash) {
    /** As its outcome says. */
    public static Earlier of(OutcomeRow row) {
      return new Earlier(row.isDead(), row.requestHash() == null ? "" : row.requestHash());
    }
  }

  /** Those of these dead letters that there are. */
  Map<UUID, Standing> letters(Collection<UUID> deadLetters);

  /**
   * How a dead letter stands.
   *
   * @param replayed whether it was replayed before
   */
  record Standing(String workspace, boolean replayed) {}

  /**
   * Writes the shard's row.
   *
   * @throws StoreException of kind FENCED when it does not have this epoch any more
   */
  void advance(long epoch, ShardState state);

  /** Keeps a batch's records until they are acknowledged. */
  void keep(long batch, byte[] payload);

  /** Forgets acknowledged batches up to and including this one. */
  void forget(long batch);

  /** Removes, then adds rows. */
  void timers(Collection<Timer.Key> removed, Collection<Timer> added);

  /** The next timers due after this, in order, and all that are due with the last one. */
  List<Timer> timersAfter(long due, int limit);

  /** The shard's deliveries. */
  DeliveryTable deliveries();

  /** Keeps answers; one of the same id is replaced. */
  void outcomes(Collection<OutcomeRow> rows, Set<UUID> replaced);

  /**
   * Forgets the oldest rows of a table that are older than this: so many, and those of the same
   * moment as the last.
   *
   * @return whether there were any
   */
  boolean prune(Retention.Aged table, Instant before, int most);

  /** Keeps dead letters. */
  void dead(List<DeadLetter> letters);

  /** Turns dead letters from dead to replayed. */
  void replayed(Collection<UUID> deadLetters);

  /** Adds lines to the audit log. */
  void audit(List<AuditLine> lines);
}
