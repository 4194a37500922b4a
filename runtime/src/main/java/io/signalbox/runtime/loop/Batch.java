package io.signalbox.runtime.loop;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.runtime.store.Fate;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.store.ShardTransaction;
import io.signalbox.runtime.timer.Timer;
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
  private int decided;
  private Repeats repeats;

  /** An item that is not a repeat of what came before the batch, and what the shard sees of it. */
  private record Step(Item item, @Nullable Input input) {}

  /**
   * A batch of these items.
   *
   * @param now this machine's clock: a batch that is tried again is decided anew, as of then
   */
  Batch(
      OwnedShard owner,
      Shard<F> shard,
      List<Item> items,
      Recorder recorder,
      Faults faults,
      long now) {
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
    select();
    var inputs = new ArrayList<Input>(steps.size());
    for (var step : steps) if (step.input != null) inputs.add(step.input);
    if (!inputs.isEmpty()) shard.fetch(inputs, transaction.db());
    for (var i = 0; i < steps.size(); i++) {
      if (i == steps.size() / 2) faults.at(Fault.MID_BATCH);
      take(steps.get(i));
    }
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
      var at = timeOf(item);
      if (item instanceof Item.Read read) state.read(read.raw().topic(), read.raw().offset());
      switch (item) {
        case Item.Ready ready -> select(ready, received(ready, at));
        case Item.Bad bad -> {
          if (bad.entry() ? repeats.has(bad) : repeats.hasInner(bad)) repeated(bad);
          else steps.add(new Step(bad, null));
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
        case Item.Elsewhere elsewhere -> steps.add(new Step(elsewhere, null));
        case Item.Fired fired -> steps.add(new Step(fired, due(fired, at)));
        case Item.BadTimer bad -> steps.add(new Step(bad, null));
      }
    }
  }

  private void select(Item.Ready ready, Received received) {
    switch (ready.entry() ? repeats.ofEntry(ready) : repeats.ofInner(ready)) {
      case NEW, ANOTHER_REQUEST -> steps.add(new Step(ready, received));
      case NO_LETTER -> steps.add(new Step(Recorder.replaysNothing(ready), null));
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

  /**
   * Only records move log time: after a barrier nothing older can come, and after a provisional
   * firing what comes late must still count as of when it entered. So must what an upstream is
   * still catching up with, though a command of our own has just entered.
   */
  private Instant timeOf(Item item) {
    if (isInner(item)) {
      state.innerTime = Math.max(state.innerTime, item.at());
      state.logTime = Math.max(state.logTime, item.at());
      return Instant.ofEpochMilli(state.innerTime);
    }
    if (item instanceof Item.Read) state.logTime = Math.max(state.logTime, item.at());
    return Instant.ofEpochMilli(Math.max(state.logTime, item.at()));
  }

  private static boolean isInner(Item item) {
    return item instanceof Item.Skipped || (item instanceof Item.Ready ready && !ready.entry());
  }

  /**
   * Whole milliseconds, as the log and timers tell time. The broker's clock may be ahead of ours.
   */
  private Instant detectedAt(Instant at) {
    var clock = Instant.ofEpochMilli(now);
    return clock.isAfter(at) ? clock : at;
  }

  private Received received(Item.Ready ready, Instant at) {
    var envelope = ready.envelope();
    return new Received(
        ready.raw().topic(),
        envelope.type(),
        envelope.id(),
        ready.workspace(),
        at,
        detectedAt(at),
        ready.body(),
        ready.actor(),
        envelope.correlationId(),
        envelope.hops(),
        envelope.replayOf());
  }

  private Due due(Item.Fired fired, Instant at) {
    var timer = fired.timer();
    return new Due(
        timer.workspace(),
        timer.subject(),
        timer.kind(),
        Instant.ofEpochMilli(timer.due()),
        at,
        detectedAt(at),
        fired.provisional());
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
      case Item.Unknown _, Item.Skipped _ -> {}
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
      decision = shard.decide(received);
      recorder.record(
          ready, received, decision.outcome(), decision.events(), state, effects, owner.number);
    } catch (RuntimeException e) {
      bury(Recorder.undecidable(ready, e));
      return;
    }
    state.count(Fate.DECIDED);
    change(decision);
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
    change(decision);
  }

  private void change(Decision<F> decision) {
    for (var change : decision.timers()) {
      switch (change) {
        case TimerChange.Set set ->
            effects.set(
                new Timer(set.workspace(), set.subject(), set.kind(), set.due().toEpochMilli()));
        case TimerChange.Cancel cancel ->
            effects.remove(new Timer.Key(cancel.subject(), cancel.kind()));
      }
    }
    for (var fact : decision.facts()) shard.apply(fact);
  }

  /** The answer of an input that was decided without one. */
  static Outcome orDone(@Nullable Outcome outcome) {
    return outcome == null ? Outcome.DONE : outcome;
  }
}
