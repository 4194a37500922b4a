package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.OwnRecord;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.delivery.SendAgain;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.delivery.TargetSwitch;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivered;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import io.signalbox.runtime.store.DeliveryTable.Failure;
import io.signalbox.runtime.store.ShardTransaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of a batch make of deliveries: ended, or tried again. The shard hears of an end
 * only.
 */
final class Settlement {
  /** Targets that may be paused in one workspace. */
  private static final int PAUSED_MAX = 1_000;

  private final Map<UUID, Attempt> open;
  private final Map<UUID, Attempt> failed;
  private final RetryPlan plan;
  private final Outbound outbound;

  private Settlement(
      Map<UUID, Attempt> open, Map<UUID, Attempt> failed, RetryPlan plan, Outbound outbound) {
    this.open = open;
    this.failed = failed;
    this.plan = plan;
    this.outbound = outbound;
  }

  /** Looks up what the items report on, at once. */
  static Settlement of(
      List<Item> items, ShardTransaction transaction, RetryPlan plan, Outbound outbound) {
    var reported = new HashSet<UUID>();
    var wanted = new HashSet<UUID>();
    for (var item : items) {
      if (!(item instanceof Item.Ready ready)) continue;
      if (ready.body() instanceof Report report) reported.add(report.delivery());
      else if (ready.body() instanceof SendAgain again) wanted.add(again.delivery());
    }
    return new Settlement(
        reported.isEmpty() ? Map.of() : new HashMap<>(transaction.deliveries().open(reported)),
        wanted.isEmpty() ? Map.of() : transaction.deliveries().failed(wanted),
        plan,
        outbound);
  }

  /** Whether the shard sees it: nothing that is the loop's own, but how a delivery ended. */
  static boolean isSeen(Input input) {
    return !(input instanceof Received received && received.body() instanceof OwnRecord);
  }

  /** What follows from a record that the shard does not see. */
  <F> Decision<F> decide(Received received, Changes changes) {
    if (!(received.body() instanceof OwnRecord own)) {
      throw new IllegalStateException("it is the shard's: " + received.body());
    }
    return switch (own) {
      case Report report -> goOn(report, received, changes);
      case SendAgain again -> revive(again, received, changes);
      case TargetSwitch wanted -> turn(wanted, received, changes);
    };
  }

  /** What is already as it is wanted stays as it was. */
  private <F> Decision<F> turn(TargetSwitch wanted, Received received, Changes changes) {
    var target = new Target(received.workspace(), wanted.target());
    var before = changes.states().getOrDefault(target, outbound.state(target));
    var isPaused = before != null && before.isPaused();
    if (isPaused == wanted.paused()) return Decision.<F>of().outcome(Outcome.DONE).build();
    if (wanted.paused() && outbound.paused(received.workspace()) >= PAUSED_MAX) {
      return Decision.refused("too-many-paused", "So many targets can't be paused at a time.");
    }
    var by = wanted.paused() ? received.actor().name() : null;
    changes.states().put(target, new TargetState(target, by, received.at()));
    return Decision.<F>of().outcome(Outcome.DONE).build();
  }

  private <F> Decision<F> revive(SendAgain again, Received received, Changes changes) {
    var last = failed.get(again.delivery());
    var twice = changes.revived().stream().anyMatch(each -> isOf(each, again));
    if (last == null || twice || !last.delivery().workspace().equals(received.workspace())) {
      return Decision.refused("not-failed", "No such delivery has failed.");
    }
    changes.revived().add(last.anew(received.at().toEpochMilli()));
    return Decision.<F>of().outcome(Outcome.DONE).build();
  }

  private static boolean isOf(Attempt attempt, SendAgain again) {
    return attempt.delivery().id().equals(again.delivery());
  }

  /** What the shard sees of a record; a report that ends nothing stays one, and is not seen. */
  Received seen(Received received) {
    if (!(received.body() instanceof Report report)) return received;
    var attempt = current(report);
    if (attempt == null || next(attempt, report, received) > 0) return received;
    var delivery = attempt.delivery();
    var ended =
        new Delivered(
            delivery.id(),
            delivery.kind(),
            delivery.target(),
            delivery.subject(),
            report.result() == Report.Result.SUCCEEDED,
            report.attempt(),
            report.detail());
    return new Received(
        received.topic(),
        received.type(),
        received.id(),
        received.workspace(),
        received.at(),
        received.enteredAt(),
        received.detectedAt(),
        ended,
        received.actor(),
        received.correlationId(),
        received.hops(),
        received.replayOf());
  }

  /**
   * Notes the end that a report brought, whatever the shard makes of it.
   *
   * @return false if another report of the same batch has settled the attempt before
   */
  boolean end(Report report, Received received, Changes changes) {
    var attempt = current(report);
    if (attempt == null) return false;
    open.remove(report.delivery());
    if (report.result() == Report.Result.SUCCEEDED) changes.gone().add(attempt);
    else changes.failed().put(attempt, new Failure(received.at(), report.detail()));
    return true;
  }

  /** A report that came too late, or too early, to count. */
  static <F> Decision<F> stale() {
    return Decision.refused("stale-report", "This attempt is not the one that is open.");
  }

  /** Another attempt, or nothing if the report is an old one. */
  private <F> Decision<F> goOn(Report report, Received received, Changes changes) {
    var attempt = current(report);
    if (attempt == null) return stale();
    var next = attempt.again(next(attempt, report, received));
    open.put(report.delivery(), next);
    changes.again().add(next);
    return Decision.<F>of().outcome(Outcome.DONE).build();
  }

  private @Nullable Attempt current(Report report) {
    var attempt = open.get(report.delivery());
    return attempt == null || attempt.number() != report.attempt() ? null : attempt;
  }

  /** When it is tried again; 0 if it is not. */
  private long next(Attempt attempt, Report report, Received received) {
    if (report.result() != Report.Result.AGAIN) return 0;
    var asked = report.waitMillis();
    var now = received.at().toEpochMilli();
    var counted = attempt.notOlderThan(pausedUntil(attempt.target(), now));
    return plan.next(counted, now, asked == null ? 0 : asked).orElse(0);
  }

  /** A pause makes nothing too old. */
  private long pausedUntil(Target target, long now) {
    var state = outbound.state(target);
    if (state == null) return Long.MIN_VALUE;
    return state.isPaused() ? now : state.since().toEpochMilli();
  }
}
