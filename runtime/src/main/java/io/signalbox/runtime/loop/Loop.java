package io.signalbox.runtime.loop;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.Store;
import io.signalbox.runtime.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The loop: poll, prepare, decide, commit, publish. Everything a service does to its shards happens
 * in {@link #step}, on one thread; a crash anywhere in it repeats the batch, and a repeated batch
 * changes nothing.
 */
public final class Loop implements AutoCloseable {
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final LoopSettings settings;
  private final Consumer<byte[], byte[]> consumer;
  private final Store store;
  private final LogView log;
  private final LoopMetrics metrics;
  private final InstantSource clock;
  private final Faults faults;
  private final List<String> inputs;
  private final Preparer preparer;
  private final Publisher publisher;
  private final StoreOutage outage;
  private final Ownership ownership;
  private final Committer committer;
  private final Pace pace;
  private final Map<TopicPartition, OffsetAndMetadata> acknowledged = new HashMap<>();
  private final Set<TopicPartition> toCommit = new HashSet<>();
  private volatile Instant progress;
  private Instant commitAgainAt = Instant.MIN;

  /** What the loop stands on, all handed in so that a simulation can hand in its own. */
  public record Parts(
      Consumer<byte[], byte[]> consumer,
      Supplier<Producer<byte[], byte[]>> producers,
      Store store,
      LogView log,
      Authorizer authorizer,
      OutcomeListener listener,
      LoopMetrics metrics,
      InstantSource clock,
      Faults faults,
      Executor background,
      @Nullable ExecutorService pool) {}

  /**
   * A loop that has not joined its group yet.
   *
   * @param parts of which {@code background} runs what may block, and {@code pool} decodes, or null
   *     to decode in the loop's thread
   */
  public Loop(ServiceSpec spec, LoopSettings settings, Parts parts) {
    this.settings = settings;
    this.consumer = parts.consumer();
    this.store = parts.store();
    this.log = parts.log();
    this.metrics = parts.metrics();
    this.clock = parts.clock();
    this.faults = parts.faults();
    this.inputs = LogOrder.inputsOf(spec);
    this.preparer = new Preparer(spec, parts.authorizer(), settings.partitions(), parts.pool());
    this.publisher = new Publisher(parts.producers(), parts.background(), faults, clock, metrics);
    this.outage = new StoreOutage(clock);
    var takeover = new Takeover(spec, settings, parts);
    this.ownership = new Ownership(parts, takeover, publisher, outage, inputs);
    var recorder =
        new Recorder(spec, new Announcer(spec, settings.topicLimits(), parts.authorizer()));
    this.committer = new Committer(ownership, recorder, publisher, parts);
    this.pace = new Pace(settings.gather());
    this.progress = clock.instant();
  }

  /** Joins the group. Called once, before the first step. */
  public void start() {
    consumer.subscribe(inputs, ownership);
  }

  /** One turn. Called by one thread only. */
  public void step() {
    publisher.poll(this::acknowledged, ownership::stop);
    if (!clock.instant().isBefore(commitAgainAt)) commitToKafka();
    ownership.takeWanted();
    ownership.readOn(outage.lasts() || publisher.unsentBytes() > settings.unsentBytesMax());
    moved();
    pace.gather();
    var polled = poll();
    pace.begin(polled.count());
    var byShard = new HashMap<Integer, List<ConsumerRecord<byte[], byte[]>>>();
    for (var each : polled) {
      byShard.computeIfAbsent(each.partition(), shard -> new ArrayList<>()).add(each);
    }
    if (!byShard.isEmpty()) faults.at(Fault.AFTER_POLL);
    for (var shard : ownership.shards()) {
      turn(shard, byShard.getOrDefault(shard.number, List.of()));
      moved();
    }
    for (var shard : ownership.shards()) passMarks(shard);
  }

  private void moved() {
    progress = clock.instant();
  }

  /** When it last got on: a loop that stands still is not alive. */
  public Instant lastProgress() {
    return progress;
  }

  /** The shards that are ours. */
  public Set<Integer> owned() {
    return ownership.numbers();
  }

  /** Shards that wait for a person, and why. */
  public Map<Integer, String> alarms() {
    return ownership.alarms().reasons();
  }

  /** The same, as a person sees them. */
  public List<ShardAlarm> standingAlarms() {
    return ownership.alarms().all();
  }

  /**
   * Lets a shard go on whose alarm a person has accepted, and what that loses.
   *
   * @param id of the alarm
   * @return false when no such alarm stands here, or it can't be accepted
   */
  public boolean accept(int shard, String id) {
    return ownership.alarms().accept(shard, id);
  }

  /** Leaves the group. Everything committed and not yet sent is sent by the next owner. */
  @Override
  public void close() {
    var deadline = System.nanoTime() + CLOSE_WAIT.toNanos();
    while (publisher.pending() && System.nanoTime() < deadline) {
      publisher.poll(this::acknowledged, ownership::stop);
      LockSupport.parkNanos(LoopSettings.BUSY_WAIT.toNanos());
    }
    commitToKafka();
    publisher.close();
    log.close();
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(pollWait());
    } catch (OffsetOutOfRangeException e) {
      for (var partition : e.partitions()) {
        ownership.stop(
            partition.partition(), Alarm.untilMended("records are gone: " + e.getMessage()));
      }
      return ConsumerRecords.empty();
    }
  }

  private void turn(OwnedShard shard, List<ConsumerRecord<byte[], byte[]>> polled) {
    try {
      // taking a shard again in the middle of a batch lets its records be read once more
      var records =
          polled.stream().filter(raw -> raw.offset() >= shard.state.next(raw.topic())).toList();
      var mayFire = shard.todo.isEmpty() && !outage.lasts();
      // kept before anything can fail: they are not read again
      var reads = preparer.prepare(records);
      shard.todo.addAll(
          LogOrder.parts(LogOrder.merge(reads, List.of()), LoopSettings.BATCH_BYTES_MAX));
      if (mayFire && shard.todo.size() <= 1) addFired(shard, reads);
      if (shard.todo.isEmpty() || outage.lasts()) return;
      committer.work(shard);
      pace.committed();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.AWAY) ownership.away(e);
      else ownership.failed(shard.number, e);
    } catch (Alarm e) {
      ownership.stop(shard.number, e);
    }
  }

  /** Timers that may fire join the one batch that is to be decided. */
  private void addFired(OwnedShard shard, List<Item.Read> reads) {
    var fired = fired(shard);
    if (fired.isEmpty()) return;
    shard.todo.clear();
    shard.todo.add(LogOrder.merge(reads, fired));
  }

  /**
   * Transactions of clients leave marks on the log that are no records. Whoever waits until we have
   * read to an end waits for them as well, so what the consumer has passed counts as read: once
   * nothing of it is still to be decided.
   */
  private void passMarks(OwnedShard shard) {
    if (!shard.todo.isEmpty()) return;
    for (var topic : inputs) {
      try {
        var next = consumer.position(new TopicPartition(topic, shard.number), Duration.ZERO);
        if (next > shard.state.next(topic)) committer.passMarks(shard, topic, next);
      } catch (TimeoutException e) {
        // the consumer is about to ask where it stands: it is asked again after the next turn
      }
    }
  }

  /** The timers that may fire now; asks the barrier when some are due. */
  private List<Item.Fired> fired(OwnedShard shard) {
    var now = clock.instant();
    if (shard.timers.needsRows(now.toEpochMilli())) loadTimers(shard);
    if (Barrier.opensFor(shard.timers.nextDue()) <= now.toEpochMilli()) shard.barrier.begin(now);
    var passed = shard.barrier.advance(now, topic -> shard.state.next(topic));
    if (passed == null) return List.of();
    metrics.barrier(passed.took().toNanos(), passed.provisional());
    return shard.timers.due(passed.upTo(), LoopSettings.FIRED_MAX).stream()
        .map(timer -> new Item.Fired(timer, passed.provisional()))
        .toList();
  }

  private void loadTimers(OwnedShard shard) {
    var most = settings.timersInMemory();
    store.transaction(
        shard.number,
        transaction ->
            shard.timers.loaded(transaction.timersAfter(shard.timers.horizon(), most), most));
  }

  private void acknowledged(Sending batch) {
    var shard = ownership.get(batch.shard);
    if (shard == null) return;
    if (!batch.records.isEmpty()) shard.acknowledged = batch.number;
    batch
        .offsets()
        .forEach(
            (topic, next) -> {
              var partition = new TopicPartition(topic, batch.shard);
              acknowledged.put(partition, new OffsetAndMetadata(next));
              toCommit.add(partition);
            });
  }

  /** For lag tools, and for the barriers of services downstream; the truth is in the database. */
  private void commitToKafka() {
    toCommit.removeIf(partition -> ownership.get(partition.partition()) == null);
    if (toCommit.isEmpty()) return;
    commitAgainAt = clock.instant().plus(LoopSettings.COMMIT_PAUSE);
    var offsets = new HashMap<>(acknowledged);
    offsets.keySet().retainAll(toCommit);
    toCommit.clear();
    consumer.commitAsync(
        offsets,
        (_, error) -> {
          // whoever waits for our last word would wait for ever if it got lost
          if (error != null) toCommit.addAll(offsets.keySet());
        });
  }

  private Duration pollWait() {
    var barrier = ownership.shards().stream().anyMatch(shard -> shard.barrier.pending());
    if (outage.lasts()) return LoopSettings.AWAY_WAIT;
    if (ownership.shards().stream().anyMatch(shard -> !shard.todo.isEmpty())) return Duration.ZERO;
    if (barrier || publisher.flowing() || ownership.taking()) return LoopSettings.BUSY_WAIT;
    if (publisher.pending()) return LoopSettings.AWAY_WAIT;
    var next = toCommit.isEmpty() ? Long.MAX_VALUE : commitAgainAt.toEpochMilli();
    for (var shard : ownership.shards()) {
      next = Math.min(next, Barrier.opensFor(shard.timers.nextDue()));
    }
    if (next == Long.MAX_VALUE) return LoopSettings.IDLE_WAIT;
    var left = Math.max(0, next - clock.millis());
    return Duration.ofMillis(Math.min(left, LoopSettings.IDLE_WAIT.toMillis()));
  }
}
