package io.signalbox.routing.play;

import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.shard.RoutingShard;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shard with nothing under it: it forgets nothing, so nothing has to be fetched. */
public final class BareStage implements Stage {
  private final RoutingShard shard;
  private final Map<String, TimerChange.Set> timers = new TreeMap<>();
  private final List<Outgoing> events = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private Instant clock = Instant.EPOCH;
  private int count;

  /** A fresh shard with these settings. */
  public BareStage(RoutingSettings settings) {
    this.shard = new RoutingShard(0, DefinitionLimits.USUAL, settings);
  }

  @Override
  public Received received(
      String topic, String type, String workspace, Object body, Actor actor, Instant at) {
    now = at.isAfter(now) ? at : now;
    var id = "record-" + ++count;
    return new Received(
        topic, type, id, workspace, now, at, detectedAt(), body, actor, id, 0, null);
  }

  @Override
  public List<Decision<Fact>> run(List<Received> batch) {
    return batch.stream().map(this::play).toList();
  }

  private Decision<Fact> play(Input input) {
    var decision = shard.decide(input);
    for (var change : decision.timers()) {
      switch (change) {
        case TimerChange.Set set -> timers.put(key(set), set);
        case TimerChange.Cancel cancel -> timers.remove(key(cancel));
      }
    }
    decision.facts().forEach(shard::apply);
    events.addAll(decision.events());
    return decision;
  }

  /** A timer comes that may never have been set, as a straggler might. */
  public void fire(String subject, String kind, Instant at) {
    now = at.isAfter(now) ? at : now;
    var _ = play(new Due(CallCentre.WORKSPACE, subject, kind, at, now, now, false));
  }

  @Override
  public void awayUntil(Instant then) {
    clock = then;
  }

  private Instant detectedAt() {
    return clock.isAfter(now) ? clock : now;
  }

  private static String key(TimerChange change) {
    return change.subject() + " " + change.kind();
  }

  @Override
  public void advanceTo(Instant then) {
    for (var next = next(then); next.isPresent(); next = next(then)) {
      var timer = next.get();
      timers.remove(key(timer));
      now = timer.due().isAfter(now) ? timer.due() : now;
      play(
          new Due(
              timer.workspace(),
              timer.subject(),
              timer.kind(),
              timer.due(),
              now,
              detectedAt(),
              false));
    }
    now = then.isAfter(now) ? then : now;
  }

  private Optional<TimerChange.Set> next(Instant then) {
    return timers.values().stream()
        .filter(timer -> !timer.due().isAfter(then))
        .min(Comparator.comparing(TimerChange.Set::due).thenComparing(BareStage::key));
  }

  @Override
  public List<Outgoing> drainEvents() {
    var drained = List.copyOf(events);
    events.clear();
    return drained;
  }

  @Override
  public List<TimerChange.Set> timers() {
    return List.copyOf(timers.values());
  }

  @Override
  public @Nullable Ticket ticket(UUID id) {
    return shard.memory().ticket(id);
  }

  @Override
  public Memory memory() {
    return shard.memory();
  }
}
