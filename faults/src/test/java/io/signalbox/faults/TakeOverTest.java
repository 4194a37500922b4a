package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.store.SessionLimits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An owner stands still in the middle of a batch until the group has given its shards to another,
 * and wakes up: nothing of what it goes on to do counts.
 */
class TakeOverTest {
  private static final int RECORDS = Boolean.getBoolean("soak") ? 5_000 : 300;
  private static final Set<Integer> BOTH = Set.of(0, 1);

  /** Longer than any of the tests: what stops the old owner then is the epoch alone. */
  private static final SessionLimits LONG =
      new SessionLimits(Duration.ofMillis(500), Duration.ofMinutes(5));

  private static final SessionLimits SHORT =
      new SessionLimits(Duration.ofMillis(500), Duration.ofSeconds(5));

  private static @Nullable Kafka shared;

  /** What there is to be done when the owner is paused. */
  private enum Work {
    RECORDS,
    TIMERS_ALONE
  }

  @BeforeAll
  static void startBroker() {
    shared = Kafka.start();
  }

  @AfterAll
  static void stopBroker() {
    if (shared != null) shared.close();
  }

  @Test
  void paused_within_a_batch_it_is_refused_by_the_epoch() throws InterruptedException {
    Together.run(
        List.of(
            () -> withinBatch(Engine.H2, Work.RECORDS),
            () -> withinBatch(Engine.POSTGRES, Work.RECORDS),
            () -> withinBatch(Engine.H2, Work.TIMERS_ALONE),
            () -> withinBatch(Engine.POSTGRES, Work.TIMERS_ALONE)));
  }

  private static void withinBatch(Engine engine, Work work) {
    try (var stage = new Stage(engine, Objects.requireNonNull(shared), 1, LONG)) {
      var old = stage.start("a");
      pauseWith(stage, old, work, Fault.MID_BATCH);
      var began = System.nanoTime();
      var young = stage.start("b");
      await().atMost(Stage.PATIENCE).until(() -> young.running().owned().equals(BOTH));
      stage.requireEvents(2 * RECORDS);
      assertThat(old.counts().fenced).hasValue(0);
      old.pause().end();
      await().atMost(Stage.PATIENCE).until(() -> old.counts().fenced.get() > 0);
      finish(stage, old, young);
      report(stage, work + ", paused within a batch", old, young, began);
    }
  }

  @Test
  void paused_holding_the_row_it_is_cut_off_on_postgres_and_waited_for_on_h2()
      throws InterruptedException {
    Together.run(
        List.of(
            () -> cutOff(Work.RECORDS),
            () -> cutOff(Work.TIMERS_ALONE),
            () -> waitedFor(Work.RECORDS),
            () -> waitedFor(Work.TIMERS_ALONE)));
  }

  private static void cutOff(Work work) {
    try (var stage = new Stage(Engine.POSTGRES, Objects.requireNonNull(shared), 1, SHORT)) {
      var old = stage.start("a");
      pauseWith(stage, old, work, Fault.BEFORE_COMMIT);
      var began = System.nanoTime();
      var young = stage.start("b");
      await().atMost(Stage.PATIENCE).until(() -> young.running().owned().equals(BOTH));
      // all of it is done by the young one, though the old one still stands in its transaction
      stage.requireEvents(2 * RECORDS);
      var before = failures(old);
      old.pause().end();
      await().atMost(Stage.PATIENCE).until(() -> failures(old) > before);
      finish(stage, old, young);
      report(stage, work + ", paused holding the row", old, young, began);
    }
  }

  /** One process has the file: in it, a transaction that stands still does so for everybody. */
  private static void waitedFor(Work work) {
    try (var stage = new Stage(Engine.H2, Objects.requireNonNull(shared), 1, SHORT)) {
      var old = stage.start("a");
      pauseWith(stage, old, work, Fault.BEFORE_COMMIT);
      var began = System.nanoTime();
      var young = stage.start("b");
      // the other shard is its own; the one it can't have it asks for again and again
      await().atMost(Stage.PATIENCE).until(() -> failures(young) > 2);
      assertThat(young.running().owned()).hasSizeLessThan(2);
      old.pause().end();
      finish(stage, old, young);
      report(stage, work + ", paused holding the row", old, young, began);
    }
  }

  /** The first half is decided by the old owner, the second is before it when it stops. */
  private static void pauseWith(Stage stage, Stage.Member old, Work work, Fault where) {
    await().atMost(Stage.PATIENCE).until(() -> old.running().owned().equals(BOTH));
    var due = stage.clock.instant().plus(Duration.ofMinutes(30));
    stage.send(RECORDS, work == Work.RECORDS ? null : due);
    stage.requireEvents(RECORDS);
    old.pause().arm(where);
    if (work == Work.RECORDS) stage.send(RECORDS, null);
    else stage.clock.pass(Duration.ofHours(1));
    old.pause().awaitReached();
  }

  /** The old one learns of it, joins again and gets its part; both go on. */
  private static void finish(Stage stage, Stage.Member old, Stage.Member young) {
    stage.requireEvents(2 * RECORDS);
    await()
        .atMost(Stage.PATIENCE)
        .until(() -> old.running().owned().size() == 1 && young.running().owned().size() == 1);
    stage.send(RECORDS, null);
    stage.requireEvents(3 * RECORDS);
  }

  private static int failures(Stage.Member member) {
    return member.counts().failed.getOrDefault("database", 0);
  }

  private static void report(
      Stage stage, String what, Stage.Member old, Stage.Member young, long began) {
    var seen = Witness.requireOneOwnerAtATime(stage.source);
    System.out.printf(
        "take-over on %s, %s: %d records, %d events once each of %d on the log; old owner refused"
            + " %d times, failed %d times, young one waited %d times; shards taken %d and %d times;"
            + " %d commits under %d epochs of %d owners; %.1f s%n",
        stage.engine,
        what,
        stage.sent(),
        3 * RECORDS,
        stage.onTheLog(),
        old.counts().fenced.get(),
        failures(old),
        failures(young),
        old.counts().taken.get(),
        young.counts().taken.get(),
        seen.commits(),
        seen.epochs(),
        seen.owners(),
        (System.nanoTime() - began) / 1e9);
  }
}
