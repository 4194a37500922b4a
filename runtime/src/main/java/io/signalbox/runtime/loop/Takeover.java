package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.log.OutboxFormat;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.store.Store;
import io.signalbox.runtime.store.StoreException;
import io.signalbox.runtime.store.Taken;
import io.signalbox.runtime.timer.Timers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a shard ours and loads it, after every check that could stop it. */
final class Takeover {
  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

  private final ServiceSpec spec;
  private final LoopSettings settings;
  private final Store store;
  private final LogView log;
  private final Executor background;
  private final Faults faults;
  private final InstantSource clock;

  Takeover(ServiceSpec spec, LoopSettings settings, Loop.Parts parts) {
    this.spec = spec;
    this.settings = settings;
    this.store = parts.store();
    this.log = parts.log();
    this.background = parts.background();
    this.faults = parts.faults();
    this.clock = parts.clock();
  }

  /** A shard that is ours, and what an earlier owner may not have sent. */
  record Result(OwnedShard owner, List<Sending> unsent) {}

  /** Makes it ours in the database: every older owner's commit is refused from now on. */
  Taken claim(int number) {
    var taken = store.take(number);
    faults.at(Fault.TAKING_SHARD);
    return taken;
  }

  /** Asks the log about it, without waiting. */
  CompletableFuture<LogFacts> look(int number) {
    return CompletableFuture.supplyAsync(() -> LogFacts.of(log, spec, number), background);
  }

  /**
   * Loads it.
   *
   * @throws Alarm when a person must look first
   */
  Result load(int number, Taken taken, LogFacts facts) {
    checkOutput(number, taken, facts);
    facts
        .inputs()
        .forEach((topic, range) -> checkInput(new TopicPartition(topic, number), taken, range));
    var owner = loaded(number, taken.epoch(), taken.state(), null);
    return new Result(owner, unsent(number, taken));
  }

  /**
   * Loads it anew while it is ours. How far it has come is known, and the log was looked at when it
   * became ours.
   *
   * @throws StoreException when another owner has been there since
   */
  Result again(OwnedShard before) {
    var taken = claim(before.number);
    if (taken.epoch() != before.epoch + 1) {
      throw StoreException.fenced(before.number, before.epoch);
    }
    var owner = loaded(before.number, taken.epoch(), before.state, before);
    return new Result(owner, unsent(before.number, taken));
  }

  private OwnedShard loaded(int number, long epoch, ShardState state, @Nullable OwnedShard before) {
    var shard = spec.shards().apply(number);
    var timers = new Timers(settings.timersInMemory());
    var waiting = new HashSet<Target>();
    var states = new ArrayList<TargetState>();
    store.transaction(
        number,
        transaction -> {
          shard.load(transaction.db());
          var most = settings.timersInMemory();
          timers.loaded(transaction.timersAfter(Long.MIN_VALUE, most), most);
          if (before == null) {
            waiting.addAll(transaction.deliveries().targets());
            states.addAll(transaction.deliveries().states());
          }
        });
    // what it has read it still has
    var watermarks = before == null ? new Watermarks(spec, number) : before.watermarks;
    var barrier =
        before == null ? new Barrier(spec, watermarks, settings.barrierPatience()) : before.barrier;
    var pruning = new Pruning(settings.retention());
    var outbound =
        before == null
            ? new Outbound(waiting, states, clock.millis() + settings.callMax().toMillis())
            : before.outbound;
    var owner =
        new OwnedShard(number, epoch, shard, state, timers, watermarks, barrier, pruning, outbound);
    if (before != null) {
      owner.firesBefore = before.firesBefore;
      owner.young.addAll(before.young);
    }
    return owner;
  }

  /** What may not have been sent; last, how far the inputs had come once all of it was. */
  private static List<Sending> unsent(int number, Taken taken) {
    var unsent = new ArrayList<Sending>();
    for (var row : taken.outbox()) {
      unsent.add(new Sending(number, row.batch(), OutboxFormat.read(row.payload()), Map.of()));
    }
    var state = taken.state();
    unsent.add(new Sending(number, state.batch, List.of(), offsets(state)));
    return unsent;
  }

  /** Where the inputs stand. */
  static Map<String, Long> offsets(ShardState state) {
    var offsets = new HashMap<String, Long>();
    state.inputs.forEach((topic, input) -> offsets.put(topic, input.next()));
    return offsets;
  }

  /** Higher numbers in our own output than in our row: the database is older than the log. */
  private void checkOutput(int number, Taken taken, LogFacts facts) {
    var state = taken.state();
    for (var topic : spec.outputs()) {
      var tail = facts.tails().get(topic);
      if (tail == null) continue;
      var ours = Announcer.sourcePrefix(spec, number) + state.incarnation;
      var last = state.sequences.getOrDefault(topic, 0L);
      var foreign =
          !tail.source().equals(ours) && (taken.fresh() || (last > 0 && tail.isNewerThan(ours)));
      var ahead = tail.source().equals(ours) && tail.sequence() > last;
      if (!foreign && !ahead) continue;
      var lost =
          "shard %d of %s has an old database: %s holds %s number %d, the database knows %s number %d"
              .formatted(number, spec.name(), topic, tail.source(), tail.sequence(), ours, last);
      if (!settings.embedded()) {
        throw Alarm.acceptable(
            lost + "; restore a newer database, or accept that a new incarnation begins",
            "What was decided since that database was saved is lost, and decided anew.",
            old -> beginAnew(old, facts));
      }
      LOG.warn("{}. What was decided since is lost; a new incarnation begins.", lost);
      beginAnew(state, facts);
      return;
    }
  }

  /** The new one is larger than all before it, whatever the clock of this machine says. */
  private void beginAnew(ShardState state, LogFacts facts) {
    var newest = Math.max(clock.millis() - 1, LogView.Tail.begunAt(state.incarnation));
    for (var tail : facts.tails().values()) newest = Math.max(newest, tail.begunAt());
    state.incarnation = Long.toString(newest + 1, Character.MAX_RADIX);
    state.sequences.clear();
  }

  private static void checkInput(TopicPartition place, Taken taken, LogFacts.Range range) {
    var inputs = taken.state().inputs;
    var known = inputs.get(place.topic());
    if (known == null) {
      inputs.put(
          place.topic(),
          new ShardState.Input(range.topicId(), range.beginning(), range.beginning()));
      return;
    }
    if (!known.topicId().equals(range.topicId())) {
      throw Alarm.acceptable(
          "%s was made anew: its id was %s and is %s"
              .formatted(place.topic(), known.topicId(), range.topicId()),
          "Whatever the old topic held from offset %d on is never read.".formatted(known.next()),
          state -> readAnew(state, place.topic(), range));
    }
    if (known.next() < range.beginning() || known.next() > range.end()) {
      var next = known.next() < range.beginning() ? range.beginning() : range.end();
      throw Alarm.acceptable(
          "%s: offset %d is to be read next, the log holds %d to %d"
              .formatted(place, known.next(), range.beginning(), range.end()),
          known.next() < next
              ? "Offsets %d to %d of %s are never read.".formatted(known.next(), next - 1, place)
              : "What was read of %s from offset %d on stands, and is gone from the log."
                  .formatted(place, next),
          state ->
              state.inputs.put(place.topic(), new ShardState.Input(range.topicId(), next, next)));
    }
  }

  private static void readAnew(ShardState state, String topic, LogFacts.Range range) {
    var from = range.beginning();
    state.inputs.put(topic, new ShardState.Input(range.topicId(), from, from));
    state.seen.keySet().removeIf(source -> source.startsWith(topic + " "));
  }
}
