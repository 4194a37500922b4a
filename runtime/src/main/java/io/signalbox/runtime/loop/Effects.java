package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.OutboxFormat;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.runtime.store.AuditLine;
import io.signalbox.runtime.store.DeadLetter;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import io.signalbox.runtime.store.OutcomeRow;
import io.signalbox.runtime.store.ShardTransaction;
import io.signalbox.runtime.timer.Timer;
import io.signalbox.runtime.timer.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that one batch changes outside the service's own tables. */
final class Effects {
  final List<OutRecord> records = new ArrayList<>();
  final Map<UUID, OutcomeRow> outcomes = new LinkedHashMap<>();
  final Set<UUID> outcomesReplaced = new HashSet<>();
  final List<DeadLetter> dead = new ArrayList<>();
  final Set<UUID> replayed = new HashSet<>();
  final List<AuditLine> audit = new ArrayList<>();

  final Changes deliveries = new Changes();

  /** The attempts that are first in their lanes after the batch. */
  List<Attempt> attempts = List.of();

  /** What is counted once it has come to pass. */
  final List<Consumer<LoopMetrics>> counted = new ArrayList<>();

  /** The last change of each timer: set, or removed. */
  private final Map<Timer.Key, Optional<Timer>> timers = new LinkedHashMap<>();

  /**
   * Takes up what a decision wants later. A timer is not due before it was set: what it says is no
   * older than what set it.
   *
   * @param enteredAt as of when it was decided
   */
  void follow(Decision<?> decision, Instant enteredAt, long logTime, Young young) {
    for (var change : decision.timers()) {
      switch (change) {
        case TimerChange.Set set -> {
          var due = Math.max(set.due().toEpochMilli(), enteredAt.toEpochMilli());
          var timer = new Timer(set.workspace(), set.subject(), set.kind(), due);
          timers.put(timer.key(), Optional.of(timer));
          young.set(timer);
        }
        case TimerChange.Cancel cancel -> remove(new Timer.Key(cancel.subject(), cancel.kind()));
      }
    }
    for (var each : decision.deliveries()) deliveries.added().add(Attempt.first(each, logTime));
  }

  void remove(Timer.Key key) {
    timers.put(key, Optional.empty());
  }

  /** Whether this timer still stands after what the batch has changed so far. */
  boolean stands(Timer timer, Timers before) {
    var changed = timers.get(timer.key());
    @Nullable Timer now = changed == null ? before.get(timer.key()) : changed.orElse(null);
    return timer.equals(now);
  }

  /** How many rows it adds that are forgotten with age. */
  int aging() {
    return outcomes.size() + audit.size() + dead.size();
  }

  /** Writes everything. The shard's row comes first, so that a former owner stops at once. */
  void write(ShardTransaction transaction, OwnedShard owner, long batch) {
    var removed = new ArrayList<Timer.Key>();
    var added = new ArrayList<Timer>();
    timers.forEach(
        (key, timer) -> {
          if (owner.timers.mayExist(key)) removed.add(key);
          timer.ifPresent(added::add);
        });
    transaction.timers(removed, added);
    transaction.outcomes(outcomes.values(), outcomesReplaced);
    transaction.dead(dead);
    transaction.replayed(replayed);
    transaction.audit(audit);
    attempts = transaction.deliveries().write(deliveries);
    if (owner.acknowledged > owner.forgotten) transaction.forget(owner.acknowledged);
    if (!records.isEmpty()) transaction.keep(batch, OutboxFormat.write(records));
  }

  /** Puts the changes of timers into memory: after the commit. */
  void applyTo(Timers memory) {
    timers.forEach(
        (key, timer) -> {
          if (timer.isPresent()) memory.set(timer.get());
          else memory.remove(key);
        });
  }
}
