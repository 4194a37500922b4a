package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.store.Fate;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.store.ShardTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One batch of one shard, within its transaction: what is new is decided in order, applied, and
 * everything that follows is written. Used once; nothing outside it has changed until it committed,
 * but the service's shard, which is thrown away if it fails.
 */
final class Batch<F> {
  private final OwnedShard owner;
  private final Shard<F> shard;
  private final List<Item> items;
  private final Recorder recorder;
  private final Faults faults;
  private final long now;

  final ShardState state;
  final Effects effects = new Effects();
  private final List<Step> steps = new ArrayList<>();
  private final long firesBefore;
  final Young young;
  private final RetryPlan retries;
  private int decided;
  private Repeats repeats;
  private @Nullable Settlement settlement;

  /**
   * An item that is not a repeat of what came before the batch, and what the shard sees of it.
   *
   * @param logTime what it leaves behind
   */
  private record Step(Item item, @Nullable Input input, long logTime) {}

  /**
   * A batch of these items.
   *
   * @param now this machine's clock: a batch that is tried again is decided anew, as of then
   * @param firesBefore timers that the batch sets fire in it when they are due before this
   * @param retries when a delivery that failed is tried again
   */
  Batch(
      OwnedShard owner,
      Shard<F> shard,
      List<Item> items,
      Recorder recorder,
      Faults faults,
      long now,
      long firesBefore,
      RetryPlan retries) {
    this.firesBefore = firesBefore;
    this.young = new Young(owner.young, owner.firesBefore);
    this.retries = retries;
    this.owner = owner;
    this.shard = shard;
    this.items = items;
    this.recorder = recorder;
    this.faults = faults;
    this.now = now;
    this.state = owner.state.copy();
    this.repeats = Repeats.ofInner(state, effects);
  }

  /** How many inputs were decided. */
  int decided() {
    return decided;
  }

  /** Does it all, but the commit. */
  void run(ShardTransaction transaction) {
    state.batch++;
    repeats = Repeats.among(items, transaction, state, effects);
    settlement = Settlement.of(items, transaction, retries, owner.outbound);
    select();
    var inputs = new ArrayList<Input>(steps.size());
    for (var step : steps) {
      if (step.input != null && Settlement.isSeen(step.input)) inputs.add(step.input);
    }
    if (!inputs.isEmpty()) shard.fetch(inputs, transaction.db());
    var least = LogOrder.leastFrom(steps.stream().map(Step::item).toList());
    for (var i = 0; i < steps.size(); i++) {
      if (i == steps.size() / 2) faults.at(Fault.MID_BATCH);
      var step = steps.get(i);
      fireYoung(least[i], i == 0 ? owner.state.logTime : steps.get(i - 1).logTime, transaction);
      take(step);
    }
    fireYoung(firesBefore, state.logTime, transaction);
    transaction.advance(owner.epoch, state);
    effects.write(transaction, owner, state.batch);
    shard.write(transaction.db());
  }

  /** Moves on over a batch of which nothing concerns the shard; there is nothing to write. */
  void passOver() {
    select();
  }

  /** Leaves out repeats; gives each item its log time. */
  private void select() {
    for (var item : items) {
      var enteredAt = LogOrder.enteredAt(item, state);
      var at = LogOrder.timeOf(item, enteredAt, state);
      if (item instanceof Item.Read read) state.read(read.raw().topic(), read.raw().offset());
      switch (item) {
        case Item.Ready ready ->
            select(ready, seen(Inputs.received(ready, at, enteredAt, detectedAt(at))));
        case Item.Bad bad -> {
          if (bad.entry() ? repeats.has(bad) : repeats.hasInner(bad)) repeated(bad);
          else add(bad, null);
        }
        case Item.Unknown unknown -> {
          var _ = repeats.has(unknown);
          state.count(Fate.UNKNOWN);
          effects.counted.add(metrics -> metrics.unknownType(unknown.raw().topic()));
        }
        case Item.Skipped skipped -> {
          var _ = repeats.has(skipped);
          state.count(Fate.SKIPPED);
        }
        case Item.Marker _, Item.Watermark _ -> state.count(Fate.MARK);
        case Item.Elsewhere elsewhere -> add(elsewhere, null);
        case Item.Fired fired -> add(fired, Inputs.due(fired, at, detectedAt(at)));
        case Item.BadTimer bad -> add(bad, null);
      }
    }
  }

  private Received seen(Received received) {
    return settlement == null ? received : settlement.seen(received);
  }

  private void select(Item.Ready ready, Received received) {
    switch (ready.entry() ? repeats.ofEntry(ready) : repeats.ofInner(ready)) {
      case NEW, ANOTHER_REQUEST -> add(ready, received);
      case NO_LETTER -> add(Recorder.replaysNothing(ready), null);
      case REPEAT -> {
        noteReplay(ready); // it was decided under its id: there is nothing left to replay
        repeated(ready);
      }
    }
  }

  private void repeated(Item.Read read) {
    state.count(Fate.REPEATED);
    effects.counted.add(metrics -> metrics.repeated(read.raw().topic()));
  }

  private void add(Item item, @Nullable Input input) {
    steps.add(new Step(item, input, state.logTime));
  }

  /**
   * Whole milliseconds, as the log and timers tell time. The broker's clock may be ahead of ours.
   */
  private Instant detectedAt(Instant at) {
    var clock = Instant.ofEpochMilli(now);
    return clock.isAfter(at) ? clock : at;
  }

  private void take(Step step) {
    switch (step.item) {
      case Item.Ready ready when ready.entry() -> takeEntry(ready, step.input);
      case Item.Ready ready -> decide(ready, step.input);
      case Item.Fired fired -> decide(fired, step.input);
      case Item.Bad bad when bad.entry() && repeats.has(bad) -> repeated(bad);
      case Item.Bad bad -> {
        noteReplay(bad);
        bury(bad);
      }
      case Item.BadTimer bad -> recorder.bury(bad, state, effects, owner.number);
      case Item.Elsewhere elsewhere -> {
        state.count(Fate.MISROUTED);
        effects.counted.add(metrics -> metrics.misrouted(elsewhere.raw().topic()));
        effects.records.add(elsewhere.passedOn());
      }
      case Item.Unknown _, Item.Skipped _, Item.Marker _, Item.Watermark _ -> {}
    }
  }

  /** Asked once more: the same may have come earlier in this batch. */
  private void takeEntry(Item.Ready ready, @Nullable Input input) {
    switch (repeats.ofEntry(ready)) {
      case NEW -> decide(ready, input);
      case ANOTHER_REQUEST -> refuse(ready, input);
      case REPEAT -> {
        noteReplay(ready);
        repeated(ready);
      }
      case NO_LETTER -> throw new IllegalStateException("the letter was there");
    }
  }

  private void bury(Item.Bad bad) {
    effects.outcomesReplaced.addAll(repeats.replacedBy(bad));
    recorder.bury(bad, state, effects);
    state.count(Fate.DEAD);
  }

  private void noteReplay(Item.Read read) {
    var letter = Repeats.letter(read);
    if (letter != null) effects.replayed.add(letter);
  }

  private void decide(Item.Ready ready, @Nullable Input input) {
    if (!(input instanceof Received received)) throw new IllegalStateException("no input");
    decided++;
    noteReplay(ready);
    effects.outcomesReplaced.addAll(repeats.replacedBy(ready));
    Decision<F> decision;
    try {
      decision = decided(ready, received);
      recorder.record(
          ready, received, decision.outcome(), decision.events(), state, effects, owner.number);
    } catch (RuntimeException e) {
      bury(Recorder.undecidable(ready, e));
      return;
    }
    state.count(Fate.DECIDED);
    change(decision, received.enteredAt());
  }

  private Decision<F> decided(Item.Ready ready, Received received) {
    if (settlement != null) {
      if (!Settlement.isSeen(received)) return settlement.decide(received, effects.deliveries);
      if (ready.body() instanceof Report end && !settlement.end(end, received, effects.deliveries))
        return Settlement.stale();
    }
    return shard.decide(received);
  }

  private void refuse(Item.Ready ready, @Nullable Input input) {
    if (!(input instanceof Received received)) throw new IllegalStateException("no input");
    decided++;
    state.count(Fate.DECIDED);
    effects.outcomesReplaced.addAll(repeats.replacedBy(ready));
    recorder.refuse(ready, received, effects);
  }

  private void decide(Item.Fired fired, @Nullable Input input) {
    if (!(input instanceof Due due)) throw new IllegalStateException("no input");
    if (!effects.stands(fired.timer(), owner.timers)) return;
    decided++;
    effects.remove(fired.timer().key());
    Decision<F> decision;
    try {
      decision = shard.decide(due);
      recorder.record(due, decision.events(), state, effects, owner.number);
    } catch (RuntimeException e) {
      var bad =
          new Item.BadTimer(
              fired.timer(),
              EventTooLargeException.reasonOf(e),
              EventTooLargeException.detailOf(e));
      recorder.bury(bad, state, effects, owner.number);
      return;
    }
    var late = due.detectedAt().toEpochMilli() - due.due().toEpochMilli();
    effects.counted.add(metrics -> metrics.fired(late));
    change(decision, due.enteredAt());
  }

  /**
   * Fires the timers that this very batch has set and that are past: one that waited for the next
   * batch would speak of a time before what others have said by then.
   */
  private void fireYoung(long before, long logTime, ShardTransaction transaction) {
    var end = Math.min(before, firesBefore);
    for (var timer = young.next(end); timer != null; timer = young.next(end)) {
      var fired = new Item.Fired(timer, false);
      var at = Instant.ofEpochMilli(Math.max(logTime, timer.due()));
      var due = Inputs.due(fired, at, detectedAt(at));
      shard.fetch(List.of(due), transaction.db());
      decide(fired, due);
    }
  }

  private void change(Decision<F> decision, Instant enteredAt) {
    effects.follow(decision, enteredAt, state.logTime, young);
    for (var fact : decision.facts()) shard.apply(fact);
  }
}
