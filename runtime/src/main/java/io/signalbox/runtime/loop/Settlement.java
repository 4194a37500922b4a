package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.delivery.SendAgain;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivered;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import io.signalbox.runtime.store.DeliveryTable.Failure;
import io.signalbox.runtime.store.ShardTransaction;
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
  private final Map<UUID, Attempt> open;
  private final Map<UUID, Attempt> failed;
  private final RetryPlan plan;

  private Settlement(Map<UUID, Attempt> open, Map<UUID, Attempt> failed, RetryPlan plan) {
    this.open = open;
    this.failed = failed;
    this.plan = plan;
  }

  /** Looks up what the items report on, at once. */
  static Settlement of(List<Item> items, ShardTransaction transaction, RetryPlan plan) {
    var reported = new HashSet<UUID>();
    var wanted = new HashSet<UUID>();
    for (var item : items) {
      if (!(item instanceof Item.Ready ready)) continue;
      if (ready.body() instanceof Report report) reported.add(report.delivery());
      else if (ready.body() instanceof SendAgain again) wanted.add(again.delivery());
    }
    return new Settlement(
        reported.isEmpty() ? Map.of() : transaction.deliveries().open(reported),
        wanted.isEmpty() ? Map.of() : transaction.deliveries().failed(wanted),
        plan);
  }

  /** Whether the shard sees it: no report, and no wish to send again, but how a delivery ended. */
  static boolean isSeen(Input input) {
    return !(input instanceof Received received
        && (received.body() instanceof Report || received.body() instanceof SendAgain));
  }

  /** What follows from a record that the shard does not see. */
  <F> Decision<F> decide(Received received, Changes changes) {
    return switch (received.body()) {
      case Report report -> goOn(report, received, changes);
      case SendAgain again -> revive(again, received, changes);
      default -> throw new IllegalStateException("it is the shard's: " + received.body());
    };
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

  /** Notes the end that a report brought, whatever the shard makes of it. */
  void end(Report report, Received received, Changes changes) {
    var attempt = current(report);
    if (attempt == null) return;
    if (report.result() == Report.Result.SUCCEEDED) changes.gone().add(attempt);
    else changes.failed().put(attempt, new Failure(received.at(), report.detail()));
  }

  /** Another attempt, or nothing if the report is an old one. */
  private <F> Decision<F> goOn(Report report, Received received, Changes changes) {
    var attempt = current(report);
    if (attempt == null) {
      return Decision.refused("stale-report", "This attempt is not the one that is open.");
    }
    changes.again().add(attempt.again(next(attempt, report, received)));
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
    return plan.next(attempt, received.at().toEpochMilli(), asked == null ? 0 : asked).orElse(0);
  }
}
