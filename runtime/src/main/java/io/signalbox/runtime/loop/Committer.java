package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.store.Store;
import io.signalbox.runtime.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides and commits one batch after another; what fails by the data, in halves. */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  /** How far a shard has come is written at least this often, while anything comes. */
  private static final Duration UNWRITTEN_MAX = Duration.ofSeconds(1);

  private final Ownership ownership;
  private final Store store;
  private final Recorder recorder;
  private final Publisher publisher;
  private final OutcomeListener listener;
  private final LoopMetrics metrics;
  private final InstantSource clock;
  private final Faults faults;
  private final Handover courier;
  private final RetryPlan retries;

  Committer(
      Ownership ownership,
      Recorder recorder,
      Publisher publisher,
      Loop.Parts parts,
      Handover courier,
      RetryPlan retries) {
    this.ownership = ownership;
    this.store = parts.store();
    this.recorder = recorder;
    this.publisher = publisher;
    this.listener = parts.listener();
    this.metrics = parts.metrics();
    this.clock = parts.clock();
    this.faults = parts.faults();
    this.courier = courier;
    this.retries = retries;
  }

  /**
   * Does what a shard has to do, part by part, for as long as its share lasts. What fails by the
   * data is parted in halves until one item is left, which becomes a dead letter. The rest stays to
   * be done: a batch of many bad items does not keep the other shards waiting.
   *
   * @throws StoreException when the world failed, or another owner has the shard
   */
  void work(OwnedShard shard) {
    var until = clock.instant().plus(LoopSettings.SHARE_MAX);
    var now = shard;
    for (var part = now.todo.peek(); part != null; part = now.todo.peek()) {
      try {
        commit(now, now.shard, part);
        now.todo.remove();
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.DATA) throw e;
        now = parted(now, "refused-by-database", e);
      } catch (Alarm e) {
        throw e;
      } catch (RuntimeException e) {
        now = parted(now, "cannot-be-applied", e);
      }
      if (clock.instant().isAfter(until)) return;
    }
  }

  /** Loads the shard anew, with its first part in two halves, or its only item as a dead letter. */
  private OwnedShard parted(OwnedShard shard, String reason, RuntimeException cause) {
    var fresh = takenAgain(shard);
    var items = fresh.todo.remove();
    if (items.size() == 1) {
      LOG.warn("{}: {}", reason, describe(items.getFirst()), cause);
      fresh.todo.addFirst(List.of(dead(items.getFirst(), reason, cause)));
    } else {
      fresh.todo.addFirst(items.subList(items.size() / 2, items.size()));
      fresh.todo.addFirst(items.subList(0, items.size() / 2));
    }
    return fresh;
  }

  /** What is in memory now must not be used again, also if the database is away. */
  private OwnedShard takenAgain(OwnedShard shard) {
    try {
      return ownership.takeAgain(shard);
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.AWAY) throw e;
      throw new StoreException(StoreException.Kind.WORLD, "cannot be loaded anew", e);
    }
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
      case Item.Ready ready -> Recorder.bad(ready, reason, detail);
      case Item.Fired fired -> new Item.BadTimer(fired.timer(), reason, detail);
      case Item.Bad _,
          Item.BadTimer _,
          Item.Unknown _,
          Item.Skipped _,
          Item.Elsewhere _,
          Item.Marker _,
          Item.Watermark _ ->
          throw Alarm.untilMended(
              describe(item) + " can't even be kept as a dead letter: " + detail);
    };
  }

  private <F> void commit(OwnedShard owner, Shard<F> shard, List<Item> items) {
    var began = System.nanoTime();
    var turn =
        new Batch<>(
            owner, shard, items, recorder, faults, clock.millis(), owner.firesBefore(), retries);
    if (mayPassOver(owner, items)) {
      turn.passOver();
      owner.state = turn.state;
      tell(owner, List.of());
      return;
    }
    store.transaction(
        owner.number,
        transaction -> {
          turn.run(transaction);
          owner.pruning.within(transaction, turn.state.logTime, turn.effects.aging());
          faults.at(Fault.BEFORE_COMMIT);
        });
    faults.at(Fault.AFTER_COMMIT);
    owner.state = turn.state;
    owner.forgotten = owner.acknowledged;
    owner.writtenAt = clock.millis();
    turn.effects.applyTo(owner.timers);
    owner.young.clear();
    owner.young.addAll(turn.young.left());
    courier.changed(owner, turn.effects);
    shard.settled();
    for (var outcome : turn.effects.outcomes.values()) listener.decided(outcome);
    for (var count : turn.effects.counted) count.accept(metrics);
    metrics.committed(
        owner.number, turn.decided(), turn.effects.records.size(), System.nanoTime() - began);
    tell(owner, List.copyOf(turn.effects.records));
    owner.published = turn.state.batch;
  }

  /**
   * What does not concern us leaves nothing to write but how far we have come. That may wait a
   * moment for a batch that leaves more: until then a new owner would pass over it once again.
   */
  private boolean mayPassOver(OwnedShard owner, List<Item> items) {
    for (var item : items) {
      if (!(item instanceof Item.Skipped || item instanceof Item.Watermark)) return false;
    }
    return clock.millis() - owner.writtenAt < UNWRITTEN_MAX.toMillis();
  }

  private void tell(OwnedShard owner, List<OutRecord> records) {
    var state = owner.state;
    metrics.lag(Math.max(0, clock.millis() - state.logTime));
    publisher.publish(new Sending(owner.number, state.batch, records, Takeover.offsets(state)));
  }
}
