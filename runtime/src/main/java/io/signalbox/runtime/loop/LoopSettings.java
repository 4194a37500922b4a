package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.store.Retention;
import java.time.Duration;

/**
 * Every limit of the loop.
 *
 * @param partitions how many every topic has
 * @param embedded one node with its own database: an old database starts a new incarnation; false
 *     waits for the operator
 * @param barrierPatience how long an input may hold the watermark back before timers fire
 *     provisionally
 * @param unsentBytesMax committed and not yet acknowledged: beyond it the loop stops reading
 * @param timersInMemory of one shard
 * @param gather how long a busy loop lets records gather before it decides the next batch
 * @param retention how long the loop's own tables keep a row
 * @param topicLimits how large a record each topic takes
 * @param retries when a delivery that failed is tried again
 * @param callMax the longest that a delivery's call may take: a new owner waits for so long
 */
public record LoopSettings(
    int partitions,
    boolean embedded,
    Duration barrierPatience,
    long unsentBytesMax,
    int timersInMemory,
    Duration gather,
    Retention retention,
    TopicLimits topicLimits,
    RetryPlan retries,
    Duration callMax) {
  /** Over so many services passed it on, a record is a loop. */
  public static final int HOPS_MAX = 8;

  /** Timers fired in one batch. */
  static final int FIRED_MAX = 1_000;

  /** The longest wait for records when nothing else is due. */
  static final Duration IDLE_WAIT = Duration.ofMillis(100);

  /** The wait while acknowledgements are awaited. */
  static final Duration BUSY_WAIT = Duration.ofMillis(2);

  /** The wait while database or broker are away. */
  static final Duration AWAY_WAIT = Duration.ofMillis(50);

  /** Offsets go to Kafka at most this often: only tools look at them. */
  static final Duration COMMIT_PAUSE = Duration.ofSeconds(1);

  /** The first and the longest pause after the world failed. */
  static final Duration BACKOFF_MIN = Duration.ofMillis(50);

  static final Duration BACKOFF_MAX = Duration.ofSeconds(2);

  /** What a shard does in one go: beyond it the others have their turn. */
  static final Duration SHARE_MAX = Duration.ofMillis(300);

  /** The records of one batch, in bytes of their values and keys; one larger one is a batch. */
  static final int BATCH_BYTES_MAX = 8 << 20;

  /** What the producer has at a time: less than its buffer, so that nobody waits for room in it. */
  static final long IN_FLIGHT_BYTES_MAX = 16L << 20;

  /** What the producer may keep: with a whole batch begun for every partition of every topic. */
  static final long PRODUCER_BYTES_MAX = 96L << 20;

  /** Where nothing else is said. */
  public static final Duration CALL_MAX = Duration.ofSeconds(10);

  /** So often in a row the same failure is an alarm. */
  static final int FAILURES_MAX = 10;

  /** The pause after the next failure. */
  static Duration longer(Duration backoff) {
    var twice = backoff.multipliedBy(2);
    return twice.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : twice;
  }

  public LoopSettings {
    if (partitions < 1) throw new IllegalArgumentException("partitions must be positive");
    if (timersInMemory < 1) throw new IllegalArgumentException("timersInMemory must be positive");
    if (unsentBytesMax < 1) throw new IllegalArgumentException("unsentBytesMax must be positive");
  }

  /** The defaults of production. */
  public static LoopSettings of(int partitions, boolean embedded) {
    return of(partitions, embedded, Retention.USUAL);
  }

  /** The same, but for how long rows are kept. */
  public static LoopSettings of(int partitions, boolean embedded, Retention retention) {
    return new LoopSettings(
        partitions,
        embedded,
        Duration.ofMinutes(5),
        64L << 20,
        10_000,
        Duration.ofMillis(3),
        retention,
        TopicLimits.LEAST,
        RetryPlan.USUAL,
        CALL_MAX);
  }
}
