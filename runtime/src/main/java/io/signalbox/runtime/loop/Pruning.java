package io.signalbox.runtime.loop;

import io.signalbox.runtime.store.Retention;
import io.signalbox.runtime.store.Retention.Aged;
import io.signalbox.runtime.store.ShardTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Forgets old rows of one shard, a few with every batch: up to three times as many as the batch
 * wrote, of one table after another, so that the tables keep their size and no batch waits for it.
 */
final class Pruning {
  private static final List<Aged> TABLES = List.of(Aged.values());

  /** What a turn may forget for each row written: the tables take turns, and some has piled up. */
  private static final int FACTOR = 3 * TABLES.size();

  /** What a turn may forget however little was written. */
  private static final int ROWS_MIN = 100;

  /** Where nothing was old, a moment passes before it is looked for again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Retention retention;
  private final Map<Aged, Long> againAt = new EnumMap<>(Aged.class);
  private int turn;

  Pruning(Retention retention) {
    this.retention = retention;
  }

  /** Forgets what a batch that wrote so many rows makes room for. */
  void within(ShardTransaction transaction, long logTime, int written) {
    for (var tried = 0; tried < TABLES.size(); tried++) {
      var table = TABLES.get(turn);
      turn = (turn + 1) % TABLES.size();
      if (logTime < againAt.getOrDefault(table, Long.MIN_VALUE)) continue;
      var before = Instant.ofEpochMilli(logTime).minus(retention.of(table));
      var found = transaction.prune(table, before, ROWS_MIN + FACTOR * written);
      againAt.put(table, found ? logTime : logTime + pause(table));
      return;
    }
  }

  private long pause(Aged table) {
    return Math.min(PAUSE.toMillis(), retention.of(table).toMillis() / 100);
  }
}
