package io.signalbox.runtime.loop;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.store.ShardTransaction;
import io.signalbox.runtime.store.Store;
import io.signalbox.runtime.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: poll, prepare, decide, commit, publish. Everything a service does to its shards happens
 * in {@link #step}, on one thread; a crash anywhere in it repeats the batch, and a repeated batch
 * changes nothing.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final LoopSettings settings;
  private final Consumer<byte[], byte[]> consumer;
  private final Store store;
  private final OutcomeListener listener;
  private final LoopMetrics metrics;
  private final InstantSource clock;
  private final Faults faults;
  private final List<String> inputs;
  private final Preparer preparer;
  private final Clerk clerk;
  private final Publisher publisher;
  private final Takeover takeover;

  private final Map<Integer, OwnedShard> owned = new TreeMap<>();
  private final Map<Integer, Wait> wanted = new TreeMap<>();
  private final Map<Integer, String> alarms = new ConcurrentHashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
  private boolean full;
  private volatile Instant progress;
  private volatile Set<Integer> ownedNow = Set.of();

  /** A shard that is assigned to us and not yet taken. */
  private record Wait(Instant until, Duration backoff) {}

  /** What the loop stands on, all handed in so that a simulation can hand in its own. */
  public record Parts(
      Consumer<byte[], byte[]> consumer,
      Supplier<Producer<byte[], byte[]>> producers,
      Store store,
      LogView log,
      Authorizer authorizer,
      Function<String, String> credentials,
      OutcomeListener listener,
      LoopMetrics metrics,
      InstantSource clock,
      Faults faults,
      @Nullable ExecutorService pool) {}

  public Loop(ServiceSpec spec, LoopSettings settings, Parts parts) {
    this.settings = settings;
    this.consumer = parts.consumer();
    this.store = parts.store();
    this.listener = parts.listener();
    this.metrics = parts.metrics();
    this.clock = parts.clock();
    this.faults = parts.faults();
    this.inputs = Turns.inputsOf(spec);
    this.preparer = new Preparer(spec, parts.authorizer(), settings.partitions(), parts.pool());
    this.clerk = new Clerk(spec, new Announcer(spec, parts.credentials()), metrics);
    this.publisher = new Publisher(parts.producers(), faults, clock, metrics);
    this.takeover = new Takeover(spec, settings, store, parts.log(), faults, clock);
    this.progress = clock.instant();
  }

  /** Joins the group. Called once, before the first step. */
  public void start() {
    consumer.subscribe(inputs, new Rebalance());
  }

  /** One turn. Called by one thread only. */
  public void step() {
    publisher.poll(this::acknowledged);
    commitToKafka();
    takeWanted();
    limit();
    var records = consumer.poll(pollWait());
    var byShard = new HashMap<Integer, List<ConsumerRecord<byte[], byte[]>>>();
    for (var each : records) {
      byShard.computeIfAbsent(each.partition(), shard -> new ArrayList<>()).add(each);
    }
    if (!byShard.isEmpty()) faults.at(Fault.AFTER_POLL);
    for (var shard : new ArrayList<>(owned.values())) {
      turn(shard, byShard.getOrDefault(shard.number, List.of()));
    }
    progress = clock.instant();
  }

  /** When the last turn ended: a loop that stands still is not alive. */
  public Instant lastProgress() {
    return progress;
  }

  /** The shards that are ours. */
  public Set<Integer> owned() {
    return ownedNow;
  }

  /** Shards that wait for a person, and why. */
  public Map<Integer, String> alarms() {
    return Map.copyOf(alarms);
  }

  /** Leaves the group. Everything committed and not yet sent is sent by the next owner. */
  @Override
  public void close() {
    var deadline = System.nanoTime() + CLOSE_WAIT.toNanos();
    while (publisher.pending() && System.nanoTime() < deadline) {
      publisher.poll(this::acknowledged);
      Thread.onSpinWait();
    }
    commitToKafka();
    publisher.close();
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
  }

  private void turn(OwnedShard shard, List<ConsumerRecord<byte[], byte[]>> polled) {
    try {
      // taking a shard again in the middle of a batch lets its records be read once more
      var records =
          polled.stream().filter(raw -> raw.offset() >= shard.state.next(raw.topic())).toList();
      var fired = fired(shard);
      if (records.isEmpty() && fired.isEmpty()) return;
      process(shard, Turns.merge(preparer.prepare(records), fired));
    } catch (StoreException e) {
      failed(shard.number, e);
    } catch (Alarm e) {
      stop(shard.number, e);
    }
  }

  /** The timers that may fire now; asks the barrier when some are due. */
  private List<Item.Fired> fired(OwnedShard shard) {
    var now = clock.instant();
    if (shard.timers.needsRows(now.toEpochMilli())) loadTimers(shard);
    if (shard.timers.nextDue() <= now.toEpochMilli()) shard.barrier.begin(now);
    var passed = shard.barrier.advance(now, topic -> shard.state.next(topic));
    if (passed == null) return List.of();
    metrics.barrier(passed.took().toNanos(), passed.provisional());
    return shard.timers.due(passed.upTo(), LoopSettings.FIRED_MAX).stream()
        .map(timer -> new Item.Fired(timer, now, passed.provisional()))
        .toList();
  }

  private void loadTimers(OwnedShard shard) {
    var most = settings.timersInMemory();
    store.transaction(
        shard.number,
        transaction ->
            shard.timers.loaded(transaction.timersAfter(shard.timers.horizon(), most), most));
  }

  /** Commits a batch; what fails by the data is tried in halves until one item is left. */
  private void process(OwnedShard shard, List<Item> items) {
    try {
      commit(shard, shard.shard, items);
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.DATA) throw e;
      halve(shard, items, "refused-by-database", e);
    } catch (Alarm e) {
      throw e;
    } catch (RuntimeException e) {
      halve(shard, items, "cannot-be-applied", e);
    }
  }

  private void halve(OwnedShard shard, List<Item> items, String reason, RuntimeException cause) {
    if (items.size() == 1) LOG.warn("{}: {}", reason, describe(items.getFirst()), cause);
    // what was in memory has decided things that did not come to pass
    release(shard.number);
    var fresh = take(shard.number);
    if (items.size() == 1) {
      commit(fresh, fresh.shard, List.of(dead(items.getFirst(), reason, cause)));
      return;
    }
    process(fresh, items.subList(0, items.size() / 2));
    var now = owned.get(shard.number);
    if (now != null) process(now, items.subList(items.size() / 2, items.size()));
  }

  /** Where it stands in the log; never what it says. */
  private static String describe(Item item) {
    return switch (item) {
      case Item.Read read ->
          read.raw().topic() + "/" + read.raw().partition() + "/" + read.raw().offset();
      case Item.Fired fired -> "timer " + fired.timer().subject() + " " + fired.timer().kind();
      case Item.BadTimer bad -> "timer " + bad.timer().subject() + " " + bad.timer().kind();
    };
  }

  private static Item dead(Item item, String reason, RuntimeException cause) {
    var detail = cause.getCause() == null ? cause.toString() : cause.getCause().toString();
    return switch (item) {
      case Item.Ready ready -> Clerk.bad(ready, reason, detail);
      case Item.Fired fired -> new Item.BadTimer(fired.timer(), reason, detail);
      case Item.Bad _, Item.BadTimer _, Item.Unknown _, Item.Elsewhere _ -> throw cause;
    };
  }

  private <F> void commit(OwnedShard owner, Shard<F> shard, List<Item> items) {
    var began = System.nanoTime();
    var turn = new Turn<>(owner, shard, items, clerk, faults, metrics);
    store.transaction(
        owner.number,
        transaction -> {
          turn.run(transaction);
          prune(owner, transaction);
          faults.at(Fault.BEFORE_COMMIT);
        });
    faults.at(Fault.AFTER_COMMIT);
    owner.state = turn.state;
    owner.forgotten = owner.acknowledged;
    turn.effects.applyTo(owner.timers);
    shard.settled();
    for (var outcome : turn.effects.outcomes) listener.decided(outcome);
    metrics.committed(
        owner.number, turn.decided(), turn.effects.records.size(), System.nanoTime() - began);
    metrics.lag(Math.max(0, clock.millis() - turn.state.logTime));
    publisher.publish(
        new Publisher.Batch(
            owner.number,
            turn.state.batch,
            List.copyOf(turn.effects.records),
            Takeover.offsets(turn.state)));
  }

  private void prune(
      OwnedShard owner, ShardTransaction transaction) {
    var now = owner.state.logTime;
    if (now - owner.prunedAt < settings.outcomesKept().toMillis() / 10_000) return;
    owner.prunedAt = now;
    transaction.pruneOutcomes(Instant.ofEpochMilli(now).minus(settings.outcomesKept()));
  }

  private void acknowledged(Publisher.Batch batch) {
    var shard = owned.get(batch.shard);
    if (shard == null) return;
    if (!batch.records.isEmpty()) shard.acknowledged = batch.number;
    batch.offsets.forEach(
        (topic, next) ->
            toCommit.put(new TopicPartition(topic, batch.shard), new OffsetAndMetadata(next)));
  }

  /** For lag tools, and for the barriers of services downstream; the truth is in the database. */
  private void commitToKafka() {
    if (toCommit.isEmpty()) return;
    consumer.commitAsync(new HashMap<>(toCommit), (_, _) -> {});
    toCommit.clear();
  }

  private Duration pollWait() {
    var barrier = owned.values().stream().anyMatch(shard -> shard.barrier.pending());
    if (barrier || publisher.pending()) return LoopSettings.BUSY_WAIT;
    var next = owned.values().stream().mapToLong(shard -> shard.timers.nextDue()).min();
    if (next.isEmpty() || next.getAsLong() == Long.MAX_VALUE) return LoopSettings.IDLE_WAIT;
    var left = Math.max(0, next.getAsLong() - clock.millis());
    return Duration.ofMillis(Math.min(left, LoopSettings.IDLE_WAIT.toMillis()));
  }

  /** Stops reading while too much is unsent. */
  private void limit() {
    var over = publisher.unsentBytes() > settings.unsentBytesMax();
    if (over == full) return;
    full = over;
    var partitions = owned.keySet().stream().flatMap(n -> partitions(n).stream()).toList();
    if (over) consumer.pause(partitions);
    else consumer.resume(partitions);
  }

  private List<TopicPartition> partitions(int shard) {
    return inputs.stream().map(topic -> new TopicPartition(topic, shard)).toList();
  }

  private void takeWanted() {
    var now = clock.instant();
    for (var each : List.copyOf(wanted.entrySet())) {
      if (now.isBefore(each.getValue().until())) continue;
      try {
        take(each.getKey());
      } catch (Alarm | IllegalStateException e) {
        stop(each.getKey(), e);
      } catch (RuntimeException e) {
        wait(each.getKey(), e);
      }
    }
  }

  private OwnedShard take(int number) {
    var began = System.nanoTime();
    var result = takeover.take(number);
    var shard = result.owner();
    owned.put(number, shard);
    wanted.remove(number);
    alarms.remove(number);
    ownedNow = Set.copyOf(owned.keySet());
    for (var topic : inputs) {
      consumer.seek(new TopicPartition(topic, number), shard.state.next(topic));
    }
    for (var batch : result.unsent()) publisher.publish(batch);
    if (full) consumer.pause(partitions(number));
    else consumer.resume(partitions(number));
    metrics.taken(number, System.nanoTime() - began);
    return shard;
  }

  private void failed(int number, StoreException e) {
    release(number);
    if (e.kind() == StoreException.Kind.FENCED) {
      metrics.fenced(number);
      LOG.warn("shard {} dropped: {}", number, e.getMessage());
    } else {
      LOG.warn("shard {} dropped, to be taken again: {}", number, e.getMessage(), e.getCause());
    }
    wait(number, e);
  }

  private void wait(int number, RuntimeException e) {
    metrics.failed("database");
    var before = wanted.get(number);
    var backoff = before == null ? LoopSettings.BACKOFF_MIN : before.backoff().multipliedBy(2);
    if (backoff.compareTo(LoopSettings.BACKOFF_MAX) > 0) backoff = LoopSettings.BACKOFF_MAX;
    wanted.put(number, new Wait(clock.instant().plus(backoff), backoff));
    if (before == null) LOG.warn("shard {} waits: {}", number, e.getMessage());
    pause(number);
  }

  private void stop(int number, RuntimeException e) {
    LOG.error("shard {} stopped: {}", number, e.getMessage());
    release(number);
    wanted.remove(number);
    alarms.put(number, String.valueOf(e.getMessage()));
    pause(number);
  }

  private void pause(int number) {
    var assigned = consumer.assignment();
    consumer.pause(partitions(number).stream().filter(assigned::contains).toList());
  }

  private void release(int number) {
    owned.remove(number);
    publisher.drop(number);
    toCommit.keySet().removeIf(partition -> partition.partition() == number);
    ownedNow = Set.copyOf(owned.keySet());
  }

  /** Whole shards only: one whose partitions are not all ours is not taken. */
  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
      var all = consumer.assignment();
      for (var number : numbers(partitions)) {
        if (all.containsAll(partitions(number))) {
          wanted.put(number, new Wait(clock.instant(), Duration.ZERO.plus(LoopSettings.BACKOFF_MIN)));
        } else {
          alarms.put(number, "shard " + number + " is split over instances");
        }
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      publisher.poll(Loop.this::acknowledged);
      forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
      for (var number : numbers(partitions)) {
        release(number);
        wanted.remove(number);
        alarms.remove(number);
      }
    }

    private Set<Integer> numbers(Collection<TopicPartition> partitions) {
      return new TreeSet<>(partitions.stream().map(TopicPartition::partition).toList());
    }
  }
}
