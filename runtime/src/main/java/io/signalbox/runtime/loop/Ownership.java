package io.signalbox.runtime.loop;

import io.signalbox.runtime.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which shards are ours, which are assigned to us and not yet taken, and which wait for a person.
 * What is not ours is not read: its partitions are paused until it is taken.
 */
final class Ownership implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Takeover takeover;
  private final Publisher publisher;
  private final LoopMetrics metrics;
  private final InstantSource clock;
  private final List<String> inputs;

  private final Map<Integer, OwnedShard> owned = new TreeMap<>();
  private final Map<Integer, Postponed> wanted = new TreeMap<>();
  private final Map<Integer, String> alarms = new ConcurrentHashMap<>();
  private volatile Set<Integer> numbers = Set.of();
  private boolean full;

  /** A shard that is assigned to us and not yet taken. */
  private record Postponed(Instant until, Duration backoff) {}

  Ownership(
      Consumer<byte[], byte[]> consumer,
      Takeover takeover,
      Publisher publisher,
      LoopMetrics metrics,
      InstantSource clock,
      List<String> inputs) {
    this.consumer = consumer;
    this.takeover = takeover;
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
    this.inputs = inputs;
  }

  /** The shards that are ours, as they stand now. */
  List<OwnedShard> shards() {
    return new ArrayList<>(owned.values());
  }

  /** That shard, if it is ours. */
  @Nullable OwnedShard get(int number) {
    return owned.get(number);
  }

  /** The numbers of ours; may be asked by any thread. */
  Set<Integer> numbers() {
    return numbers;
  }

  /** Shards that wait for a person, and why; may be asked by any thread. */
  Map<Integer, String> alarms() {
    return Map.copyOf(alarms);
  }

  /** Takes what is assigned to us, as far as its pause after a failure is over. */
  void takeWanted() {
    var now = clock.instant();
    for (var each : List.copyOf(wanted.entrySet())) {
      if (now.isBefore(each.getValue().until())) continue;
      try {
        take(each.getKey());
      } catch (Alarm | IllegalStateException e) {
        stop(each.getKey(), e);
      } catch (RuntimeException e) {
        postpone(each.getKey(), e);
      }
    }
  }

  /** Takes a shard: what may not have been sent is sent, reading begins where it had come. */
  private void take(int number) {
    release(number);
    var began = System.nanoTime();
    var result = takeover.take(number);
    var shard = result.owner();
    owned.put(number, shard);
    wanted.remove(number);
    alarms.remove(number);
    numbers = Set.copyOf(owned.keySet());
    for (var topic : inputs) {
      consumer.seek(new TopicPartition(topic, number), shard.state.next(topic));
    }
    for (var batch : result.unsent()) publisher.publish(batch);
    shard.published = shard.state.batch;
    if (full) consumer.pause(partitions(number));
    else consumer.resume(partitions(number));
    metrics.taken(number, System.nanoTime() - began);
  }

  /**
   * Loads a shard that is ours anew after its transaction was refused: what was in memory has
   * decided things that did not come to pass. What is on its way to the log stays on its way.
   *
   * @throws StoreException when another owner has been there since
   */
  OwnedShard takeAgain(OwnedShard before) {
    var result = takeover.again(before);
    var shard = result.owner();
    shard.acknowledged = before.acknowledged;
    shard.forgotten = before.forgotten;
    shard.prunedAt = before.prunedAt;
    owned.put(before.number, shard);
    for (var batch : result.unsent()) {
      if (batch.number > before.published) publisher.publish(batch);
    }
    shard.published = shard.state.batch;
    return shard;
  }

  /** Stops reading, or goes on. */
  void pauseAll(boolean stop) {
    if (stop == full) return;
    full = stop;
    var partitions = owned.keySet().stream().flatMap(each -> partitions(each).stream()).toList();
    if (stop) consumer.pause(partitions);
    else consumer.resume(partitions);
  }

  /** A transaction failed: the shard is dropped, and taken again after a pause. */
  void failed(int number, StoreException e) {
    release(number);
    if (e.kind() == StoreException.Kind.FENCED) {
      metrics.fenced(number);
      LOG.warn("shard {} dropped: {}", number, e.getMessage());
    } else {
      LOG.warn("shard {} dropped, to be taken again: {}", number, e.getMessage(), e.getCause());
    }
    postpone(number, e);
  }

  private void postpone(int number, RuntimeException e) {
    metrics.failed("database");
    var before = wanted.get(number);
    var backoff = before == null ? LoopSettings.BACKOFF_MIN : before.backoff().multipliedBy(2);
    if (backoff.compareTo(LoopSettings.BACKOFF_MAX) > 0) backoff = LoopSettings.BACKOFF_MAX;
    wanted.put(number, new Postponed(clock.instant().plus(backoff), backoff));
    if (before == null) LOG.warn("shard {} waits: {}", number, e.getMessage());
    pause(number);
  }

  /** The shard must not go on before a person has looked. */
  void stop(int number, RuntimeException e) {
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
    numbers = Set.copyOf(owned.keySet());
  }

  private List<TopicPartition> partitions(int shard) {
    return inputs.stream().map(topic -> new TopicPartition(topic, shard)).toList();
  }

  /** Whole shards only: one whose partitions are not all ours is not taken. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    // a place to stand until the shard is taken: a consumer refuses to poll without one
    for (var partition : partitions) consumer.seek(partition, 0);
    var all = consumer.assignment();
    for (var number : numbers(partitions)) {
      if (all.containsAll(partitions(number))) {
        wanted.put(number, new Postponed(clock.instant(), LoopSettings.BACKOFF_MIN));
      } else {
        alarms.put(number, "shard " + number + " is split over instances");
      }
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    onPartitionsLost(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    for (var number : numbers(partitions)) {
      release(number);
      wanted.remove(number);
      alarms.remove(number);
    }
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return new TreeSet<>(partitions.stream().map(TopicPartition::partition).toList());
  }
}
