package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Courier;
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
  private final Handover handover;
  private final MarkSender marks;
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
      @Nullable ExecutorService pool,
      Courier courier) {}

  /**
   * A loop that has not joined its group yet.
   *
   * @param parts of which {@code background} runs what may block, and {@code pool} decodes, or null
   *     to decode in the loop's thread; {@code courier} makes the calls to the outside
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
    var announcer = new Announcer(spec, settings.topicLimits(), parts.authorizer());
    this.marks = new MarkSender(announcer, publisher);
    this.handover = new Handover(parts);
    var recorder = new Recorder(spec, announcer);
    this.committer =
        new Committer(ownership, recorder, publisher, parts, handover, settings.retries());
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
      var items = preparer.prepare(records);
      // what is in hand may let timers pass: they are decided with it, each in its place
      shard.read(items, clock.instant());
      shard.todo.addAll(LogOrder.parts(withTimers(shard, items), LoopSettings.BATCH_BYTES_MAX));
      if (outage.lasts()) return;
      if (!shard.todo.isEmpty()) {
        committer.work(shard);
        pace.committed();
      }
      handover.goOn(ownership.get(shard.number));
      marks.tell(ownership.get(shard.number));
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.AWAY) ownership.away(e);
      else ownership.failed(shard.number, e);
    } catch (Alarm e) {
      ownership.stop(shard.number, e);
    }
  }

  /** With the timers that may fire among them, unless something is left to do before. */
  private List<Item> withTimers(OwnedShard shard, List<Item.Read> items) {
    var without = LogOrder.merge(items, List.of());
    if (!shard.todo.isEmpty() || outage.lasts()) return without;
    try {
      return LogOrder.merge(items, fired(shard));
    } catch (StoreException e) {
      // they are not read again while the shard is ours
      shard.todo.addAll(LogOrder.parts(without, LoopSettings.BATCH_BYTES_MAX));
      throw e;
    }
  }

  /** The timers that may fire now; asks for watermarks when some are due and may not. */
  private List<Item.Fired> fired(OwnedShard shard) {
    var now = clock.instant();
    var most = Math.max(now.toEpochMilli(), shard.watermarks.reached());
    if (shard.timers.needsRows(most)) loadTimers(shard);
    var passed = shard.barrier.look(now, shard.timers.nextDue());
    marks.ask(shard, now);
    shard.young.clear();
    if (passed == null) {
      shard.firesBefore = Math.min(shard.watermarks.reached(), shard.timers.nextDue());
      return List.of();
    }
    var due = shard.timers.due(passed.upTo(), LoopSettings.FIRED_MAX);
    var last = due.size() < LoopSettings.FIRED_MAX ? Long.MAX_VALUE : due.getLast().due();
    shard.firesBefore = Math.min(shard.watermarks.reached(), last);
    if (due.isEmpty()) return List.of();
    metrics.barrier(passed.took().toNanos(), passed.provisional());
    return due.stream().map(timer -> new Item.Fired(timer, passed.provisional())).toList();
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

  /** For lag tools; the truth is in the database. */
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
          if (error != null) toCommit.addAll(offsets.keySet()); // else they'd look unread for ever
        });
  }

  private Duration pollWait() {
    if (outage.lasts()) return LoopSettings.AWAY_WAIT;
    if (ownership.shards().stream().anyMatch(shard -> !shard.todo.isEmpty())) return Duration.ZERO;
    if (publisher.flowing() || ownership.taking()) return LoopSettings.BUSY_WAIT;
    if (publisher.pending()) return LoopSettings.AWAY_WAIT;
    var now = clock.instant();
    var least = LoopSettings.IDLE_WAIT;
    for (var shard : ownership.shards()) {
      var wait = shard.barrier.wait(now, shard.timers.nextDue());
      if (wait.compareTo(least) < 0) least = wait;
    }
    return least;
  }
}
