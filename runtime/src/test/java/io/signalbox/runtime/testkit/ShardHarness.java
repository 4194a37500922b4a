package io.signalbox.runtime.testkit;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.runtime.store.SqlStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Drives a real shard over a real database as the loop does, without Kafka: fetch, decide, apply,
 * write in one transaction, timers in order of time.
 */
public final class ShardHarness<F> {
  private final Supplier<? extends Shard<F>> shards;
  private final SqlStore store;
  private final Map<String, TimerChange.Set> timers = new HashMap<>();
  private final List<Outgoing> events = new ArrayList<>();
  private Shard<F> shard;
  private Instant now = Instant.EPOCH;
  private Instant clock = Instant.EPOCH;
  private int count;

  public ShardHarness(Supplier<? extends Shard<F>> shards, DataSource source) {
    this.shards = shards;
    this.store = new SqlStore(source, InstantSource.fixed(Instant.EPOCH));
    this.shard = shards.get();
    store.transaction(0, transaction -> shard.load(transaction.db()));
  }

  /** A record arrives, alone in its batch. */
  public Decision<F> receive(
      String topic, String type, String workspace, Object body, Actor actor, Instant at) {
    return run(List.of(received(topic, type, workspace, body, actor, at))).getFirst();
  }

  /** A record as it would arrive. */
  public Received received(
      String topic, String type, String workspace, Object body, Actor actor, Instant at) {
    var id = "test-" + ++count;
    now = at.isAfter(now) ? at : now;
    return new Received(
        topic, type, id, workspace, now, at, detectedAt(), body, actor, id, 0, null);
  }

  /** The service was away until then: what entered before is decided now, as of when it entered. */
  public void awayUntil(Instant then) {
    clock = then;
  }

  private Instant detectedAt() {
    return clock.isAfter(now) ? clock : now;
  }

  /** Several inputs in one batch. */
  public List<Decision<F>> run(List<? extends Input> inputs) {
    var decisions = new ArrayList<Decision<F>>();
    var batch = List.<Input>copyOf(inputs);
    store.transaction(
        0,
        transaction -> {
          shard.fetch(batch, transaction.db());
          for (var input : batch) decisions.add(decide(input));
          shard.write(transaction.db());
        });
    shard.settled();
    return decisions;
  }

  private Decision<F> decide(Input input) {
    var decision = shard.decide(input);
    for (var change : decision.timers()) {
      var name = change.subject() + "\n" + change.kind();
      switch (change) {
        case TimerChange.Set set -> timers.put(name, set);
        case TimerChange.Cancel _ -> timers.remove(name);
      }
    }
    for (var fact : decision.facts()) shard.apply(fact);
    events.addAll(decision.events());
    return decision;
  }

  /** Time passes: every timer due up to then fires, oldest first. */
  public List<Decision<F>> advanceTo(Instant then) {
    var decisions = new ArrayList<Decision<F>>();
    for (var next = next(then); next != null; next = next(then)) {
      timers.remove(next.subject() + "\n" + next.kind());
      now = next.due().isAfter(now) ? next.due() : now;
      decisions.addAll(
          run(
              List.of(
                  new Due(
                      next.workspace(),
                      next.subject(),
                      next.kind(),
                      next.due(),
                      now,
                      detectedAt(),
                      false))));
    }
    now = then.isAfter(now) ? then : now;
    return decisions;
  }

  private TimerChange.@Nullable Set next(Instant then) {
    return timers.values().stream()
        .filter(timer -> !timer.due().isAfter(then))
        .min(
            Comparator.comparing(TimerChange.Set::due)
                .thenComparing(TimerChange.Set::subject)
                .thenComparing(TimerChange.Set::kind))
        .orElse(null);
  }

  /** The shard is thrown away and loaded again, as after a crash. */
  public void reload() {
    shard = shards.get();
    store.transaction(0, transaction -> shard.load(transaction.db()));
  }

  /** The shard as it stands. */
  public Shard<F> shard() {
    return shard;
  }

  /** All events since the last call. */
  public List<Outgoing> drainEvents() {
    var drained = List.copyOf(events);
    events.clear();
    return drained;
  }

  /** The timers of that kind become dead letters, which go on by themselves no more. */
  public void bury(String kind) {
    timers.values().removeIf(timer -> timer.kind().equals(kind));
  }

  /** The timers that are set. */
  public List<TimerChange.Set> timers() {
    return List.copyOf(timers.values());
  }
}
