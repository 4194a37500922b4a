package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Courier;
import io.signalbox.runtime.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private final Courier courier;
  private final StoreOutage outage;
  private final LoopMetrics metrics;
  private final InstantSource clock;
  private final List<String> inputs;

  private final Map<Integer, OwnedShard> owned = new TreeMap<>();
  private final Map<Integer, Wanted> wanted = new TreeMap<>();
  private final Attempts attempts = new Attempts();
  private final Alarms alarms;
  private volatile Set<Integer> numbers = Set.of();

  Ownership(
      Loop.Parts parts,
      Takeover takeover,
      Publisher publisher,
      StoreOutage outage,
      List<String> inputs) {
    this.consumer = parts.consumer();
    this.metrics = parts.metrics();
    this.clock = parts.clock();
    this.alarms = new Alarms(parts.clock());
    this.takeover = takeover;
    this.publisher = publisher;
    this.courier = parts.courier();
    this.outage = outage;
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
  Alarms alarms() {
    return alarms;
  }

  /**
   * Whether a shard is about to be taken: asked for again soon, unless its pause is not over yet.
   */
  boolean taking() {
    var now = clock.instant();
    return wanted.values().stream().anyMatch(each -> !now.isBefore(each.from));
  }

  /** Takes what is assigned to us, as far as pauses are over; some of it when it takes long. */
  void takeWanted() {
    for (var each = alarms.nextAccepted(); each != null; each = alarms.nextAccepted()) {
      LOG.warn("shard {} goes on: a person has accepted its alarm", each);
      wanted.put(each, new Wanted(clock.instant()));
    }
    var until = clock.instant().plus(LoopSettings.SHARE_MAX);
    for (var each : List.copyOf(wanted.entrySet())) {
      if (outage.lasts() || clock.instant().isAfter(until)) return;
      if (clock.instant().isBefore(each.getValue().from)) continue;
      try {
        goOn(each.getKey(), each.getValue());
      } catch (Alarm e) {
        stop(each.getKey(), e);
      } catch (IllegalStateException e) {
        stop(each.getKey(), Alarm.untilMended(String.valueOf(e.getMessage())));
      } catch (StoreException e) {
        if (e.kind() == StoreException.Kind.AWAY) away(e);
        else postpone(each.getKey(), e);
      } catch (RuntimeException e) {
        postpone(each.getKey(), e);
      }
    }
  }

  /** The database could not be reached, for whatever shard. */
  void away(StoreException e) {
    metrics.failed("database");
    if (outage.began()) LOG.warn("the database is away, and is tried again", e.getCause());
  }

  /** The database answered. */
  void answered() {
    if (outage.ended()) LOG.info("the database is there again");
  }

  /** Taking a shard: claimed in the database, then the log is asked, then it is loaded. */
  private void goOn(int number, Wanted taking) {
    var taken = taking.taken;
    if (taken == null) {
      taken = takeover.claim(number);
      taking.taken = taken;
      answered();
    }
    var asked = taking.facts;
    if (asked == null) {
      asked = takeover.look(number);
      taking.facts = asked;
    }
    if (!asked.isDone()) return;
    taking.facts = null;
    var accepted = alarms.get(number);
    if (accepted != null) accepted.mend(taken.state());
    own(takeover.load(number, taken, answer(asked)), taking);
  }

  private static LogFacts answer(CompletableFuture<LogFacts> asked) {
    try {
      return asked.join();
    } catch (CompletionException | CancellationException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What may not have been sent is sent, reading begins where the shard had come. */
  private void own(Takeover.Result result, Wanted taking) {
    var shard = result.owner();
    var number = shard.number;
    release(number);
    owned.put(number, shard);
    wanted.remove(number);
    if (attempts.stuck(number) == null) alarms.end(number);
    numbers = Set.copyOf(owned.keySet());
    for (var topic : inputs) {
      consumer.seek(new TopicPartition(topic, number), shard.state.next(topic));
    }
    for (var sending : result.unsent()) publisher.publish(sending);
    shard.published = shard.state.batch;
    metrics.taken(number, System.nanoTime() - taking.began);
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
    shard.reading = before.reading;
    shard.todo.addAll(before.todo);
    owned.put(before.number, shard);
    for (var sending : result.unsent()) {
      if (sending.number > before.published) publisher.publish(sending);
    }
    shard.published = shard.state.batch;
    return shard;
  }

  /** Reads on where nothing is left to do, unless all reading is to stop. */
  void readOn(boolean stop) {
    for (var shard : owned.values()) {
      var read = !stop && shard.todo.isEmpty();
      if (read == shard.reading) continue;
      shard.reading = read;
      if (read) consumer.resume(partitions(shard.number));
      else consumer.pause(partitions(shard.number));
    }
  }

  /** A shard has committed a batch: what failed before does not count any more. */
  void committed(int number) {
    answered();
    if (attempts.forget(number)) alarms.end(number);
  }

  /** A transaction failed: the shard is dropped, and taken again after a pause. */
  void failed(int number, StoreException e) {
    release(number);
    if (e.kind() == StoreException.Kind.FENCED) metrics.fenced(number);
    postpone(number, e);
  }

  private void postpone(int number, RuntimeException e) {
    metrics.failed(e instanceof StoreException ? "database" : "log");
    var pause = attempts.failed(number, e);
    if (attempts.first(number)) LOG.warn("shard {} is taken again soon", number, e);
    var stuck = attempts.stuck(number);
    if (stuck != null && !alarms.stands(number)) {
      LOG.error("shard {} fails again and again: {}", number, stuck);
      alarms.raise(number, Alarm.lasting("fails again and again, and is still tried: " + stuck));
    }
    var again = wanted.computeIfAbsent(number, _ -> new Wanted(Instant.MIN));
    again.from = clock.instant().plus(pause);
    pause(number);
  }

  /** The shard must not go on before a person has looked. */
  void stop(int number, Alarm e) {
    LOG.error("shard {} stopped: {}", number, e.getMessage());
    release(number);
    wanted.remove(number);
    alarms.raise(number, e);
    pause(number);
  }

  private void pause(int number) {
    var assigned = consumer.assignment();
    consumer.pause(partitions(number).stream().filter(assigned::contains).toList());
  }

  private void release(int number) {
    owned.remove(number);
    publisher.drop(number);
    courier.leave(number);
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
        wanted.put(number, new Wanted(clock.instant()));
      } else {
        alarms.raise(number, Alarm.lasting("shard " + number + " is split over instances"));
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
      attempts.forget(number);
      alarms.end(number);
    }
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return new TreeSet<>(partitions.stream().map(TopicPartition::partition).toList());
  }
}
