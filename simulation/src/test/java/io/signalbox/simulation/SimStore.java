package io.signalbox.simulation;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.AuditLine;
import io.signalbox.runtime.store.DeadLetter;
import io.signalbox.runtime.store.DeliveryTable;
import io.signalbox.runtime.store.OutcomeRow;
import io.signalbox.runtime.store.Retention;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.store.ShardTransaction;
import io.signalbox.runtime.store.Store;
import io.signalbox.runtime.store.StoreException;
import io.signalbox.runtime.store.Taken;
import io.signalbox.runtime.timer.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory with transactions that commit whole or not at all. The world may refuse a
 * commit, or commit and say that it failed; a row that a transaction has changed is locked.
 */
final class SimStore implements Store {
  /** What a commit may come to. */
  enum Weather {
    FINE,
    REFUSES,
    COMMITS_AND_FAILS
  }

  private final Supplier<Weather> weather;
  private final Map<Integer, Tables> shards = new HashMap<>();
  private final Set<Integer> locked = new HashSet<>();
  private int lives;

  SimStore(Supplier<Weather> weather) {
    this.weather = weather;
  }

  /** Everything one shard keeps. */
  static final class Tables {
    long epoch;
    ShardState state = new ShardState();
    TreeMap<Long, byte[]> outbox = new TreeMap<>();
    Map<Timer.Key, Timer> timers = new HashMap<>();
    Map<UUID, OutcomeRow> outcomes = new HashMap<>();
    Map<UUID, Letter> dead = new HashMap<>();
    Map<String, String> rows = new TreeMap<>();
    SimDeliveries deliveries = new SimDeliveries();

    Tables copy() {
      var copy = new Tables();
      copy.epoch = epoch;
      copy.state = state.copy();
      copy.outbox = new TreeMap<>(outbox);
      copy.timers = new HashMap<>(timers);
      copy.outcomes = new HashMap<>(outcomes);
      copy.dead = new HashMap<>(dead);
      copy.rows = new TreeMap<>(rows);
      copy.deliveries = deliveries.copy();
      return copy;
    }
  }

  /** A dead letter: where it stood, and whether it was replayed. */
  record Letter(String workspace, String topic, int partition, long offset, boolean replayed) {
    boolean isOf(String otherTopic, int otherPartition, long otherOffset) {
      return topic.equals(otherTopic) && partition == otherPartition && offset == otherOffset;
    }
  }

  Tables tables(int shard) {
    return shards.computeIfAbsent(shard, _ -> new Tables());
  }

  Map<Integer, Tables> backup() {
    var copy = new HashMap<Integer, Tables>();
    shards.forEach((number, tables) -> copy.put(number, tables.copy()));
    return copy;
  }

  void restore(Map<Integer, Tables> backup) {
    shards.clear();
    backup.forEach((number, tables) -> shards.put(number, tables.copy()));
  }

  @Override
  public Taken take(int shard) {
    if (locked.contains(shard)) throw world("the row is locked");
    if (weather.get() != Weather.FINE) throw world("no connection");
    var tables = tables(shard);
    tables.epoch++;
    var state = tables.state.copy();
    var fresh = state.incarnation.isEmpty();
    if (fresh) state.incarnation = "life" + ++lives;
    var outbox = new ArrayList<Taken.OutboxRow>();
    tables.outbox.forEach((batch, bytes) -> outbox.add(new Taken.OutboxRow(batch, bytes)));
    return new Taken(tables.epoch, fresh, state, outbox);
  }

  @Override
  public void transaction(int shard, Work work) {
    if (weather.get() == Weather.REFUSES) {
      throw new StoreException(
          StoreException.Kind.AWAY, "no connection", new IllegalStateException("simulated"));
    }
    var open = new Open(shard, tables(shard).copy());
    try {
      work.in(open);
      var fate = open.advanced ? weather.get() : Weather.FINE;
      if (fate == Weather.REFUSES) throw world("the commit was refused");
      shards.put(shard, open.tables);
      if (fate == Weather.COMMITS_AND_FAILS) throw world("the connection broke after the commit");
    } finally {
      if (open.advanced) locked.remove(shard);
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    shards.forEach(
        (number, tables) ->
            text.append(
                "%d: read to %s, %d timers, %d unsent; "
                    .formatted(
                        number, tables.state.inputs, tables.timers.size(), tables.outbox.size())));
    return text.toString();
  }

  private static StoreException world(String what) {
    return new StoreException(StoreException.Kind.WORLD, what, new IllegalStateException(what));
  }

  /** The simulated services' table, in place of SQL. */
  record Rows(Map<String, String> rows) implements Db {
    void put(String name, String value) {
      if (value.contains("refused")) {
        throw new StoreException(
            StoreException.Kind.DATA, "22001", new IllegalArgumentException(value));
      }
      rows.put(name, value);
    }

    @Nullable String get(String name) {
      return rows.get(name);
    }

    @Override
    public <T> List<T> query(String sql, Binder binder, Row<T> row) {
      throw new UnsupportedOperationException(sql);
    }

    @Override
    public <T> void batch(String sql, Collection<T> items, ItemBinder<T> binder) {
      throw new UnsupportedOperationException(sql);
    }

    @Override
    public int update(String sql, Binder binder) {
      throw new UnsupportedOperationException(sql);
    }
  }

  private final class Open implements ShardTransaction {
    private final int shard;
    private final Tables tables;
    private boolean advanced;

    Open(int shard, Tables tables) {
      this.shard = shard;
      this.tables = tables;
    }

    @Override
    public Db db() {
      return new Rows(tables.rows);
    }

    @Override
    public Map<UUID, Earlier> known(Collection<UUID> ids) {
      var known = new HashMap<UUID, Earlier>();
      for (var id : ids) {
        var row = tables.outcomes.get(id);
        if (row != null) known.put(id, Earlier.of(row));
      }
      return known;
    }

    @Override
    public Map<UUID, Standing> letters(Collection<UUID> deadLetters) {
      var found = new HashMap<UUID, Standing>();
      for (var id : deadLetters) {
        var letter = tables.dead.get(id);
        if (letter != null) found.put(id, new Standing(letter.workspace(), letter.replayed()));
      }
      return found;
    }

    @Override
    public void advance(long epoch, ShardState state) {
      if (locked.contains(shard)) throw world("the row is locked");
      if (tables(shard).epoch != epoch) throw StoreException.fenced(shard, epoch);
      locked.add(shard);
      advanced = true;
      tables.state = state.copy();
    }

    @Override
    public void keep(long batch, byte[] payload) {
      tables.outbox.put(batch, payload);
    }

    @Override
    public void forget(long batch) {
      tables.outbox.headMap(batch, true).clear();
    }

    @Override
    public void timers(Collection<Timer.Key> removed, Collection<Timer> added) {
      removed.forEach(tables.timers::remove);
      for (var timer : added) {
        if (tables.timers.put(timer.key(), timer) != null) {
          throw new AssertionError("a timer that was not removed: " + timer);
        }
      }
    }

    @Override
    public List<Timer> timersAfter(long due, int limit) {
      var later =
          tables.timers.values().stream()
              .filter(timer -> timer.due() > due)
              .sorted(Comparator.comparingLong(Timer::due))
              .toList();
      if (later.size() <= limit) return later;
      var last = later.get(limit - 1).due();
      return later.stream().filter(timer -> timer.due() <= last).toList();
    }

    @Override
    public DeliveryTable deliveries() {
      return tables.deliveries;
    }

    @Override
    public void outcomes(Collection<OutcomeRow> rows, Set<UUID> replaced) {
      replaced.forEach(tables.outcomes::remove);
      for (var row : rows) {
        if (tables.outcomes.put(row.id(), row) != null) {
          throw new AssertionError("decided twice: " + row);
        }
      }
    }

    @Override
    public boolean prune(Retention.Aged table, Instant before, int most) {
      return false;
    }

    @Override
    public void dead(List<DeadLetter> letters) {
      for (var letter : letters) {
        tables.dead.put(
            letter.id(),
            new Letter(
                letter.workspace(), letter.topic(), letter.partition(), letter.offset(), false));
      }
    }

    @Override
    public void replayed(Collection<UUID> deadLetters) {
      for (var id : deadLetters) {
        tables.dead.computeIfPresent(
            id,
            (_, letter) ->
                new Letter(
                    letter.workspace(), letter.topic(), letter.partition(), letter.offset(), true));
      }
    }

    @Override
    public void audit(List<AuditLine> lines) {}
  }
}
