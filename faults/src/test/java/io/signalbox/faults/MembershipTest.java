package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.store.SessionLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Instances join, leave, die and come back while records flow: no shard is ever split over two of
 * them, none is owned twice, and nobody outside can tell.
 */
class MembershipTest {
  /** As many as each of one, two, three, but not of four can have the same number of. */
  private static final int SHARDS = 6;

  private static final int ROUNDS = Boolean.getBoolean("soak") ? 20 : 1;
  private static final SessionLimits LIMITS =
      new SessionLimits(Duration.ofMillis(500), Duration.ofSeconds(5));

  @Test
  void instances_come_and_go_and_each_shard_has_one_owner() throws InterruptedException {
    try (var kafka = Kafka.start(SHARDS)) {
      Together.run(List.of(() -> play(Engine.H2, kafka), () -> play(Engine.POSTGRES, kafka)));
    }
  }

  private static void play(Engine engine, Kafka kafka) {
    var began = System.nanoTime();
    try (var stage = new Stage(engine, kafka, 2, LIMITS);
        var play = new Play(stage)) {
      play.join("a");
      play.join("b");
      play.join("c");
      play.join("d");
      for (var round = 0; round < ROUNDS; round++) {
        play.leave("b");
        play.die("c");
        play.join("b");
        play.join("c");
      }
      play.end();
      stage.requireEvents(stage.sent());
      var seen = Witness.requireOneOwnerAtATime(stage.source);
      assertThat(seen.owners()).isEqualTo(4);
      assertThat(seen.handovers()).isGreaterThanOrEqualTo(SHARDS);
      System.out.printf(
          "membership on %s: %d changes of members, asked %d times who has what (%d times while"
              + " stable), %d records in, %d events once each of %d on the log, %d commits under"
              + " %d epochs of %d owners, %d handovers, %.1f s%n",
          engine,
          4 + 4 * ROUNDS,
          play.asked.get(),
          play.stable.get(),
          stage.sent(),
          stage.sent(),
          stage.onTheLog(),
          seen.commits(),
          seen.epochs(),
          seen.owners(),
          seen.handovers(),
          (System.nanoTime() - began) / 1e9);
    }
  }

  /** Who is there; records that flow all the time, and a witness that looks all the time. */
  private static final class Play implements AutoCloseable {
    private final Stage stage;
    private final Map<String, Stage.Member> present = new HashMap<>();
    private final List<Future<?>> always = new ArrayList<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger stable = new AtomicInteger();

    Play(Stage stage) {
      this.stage = stage;
      always.add(
          threads.scheduleWithFixedDelay(() -> stage.send(30, null), 0, 20, TimeUnit.MILLISECONDS));
      always.add(threads.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS));
    }

    /** A shard is all partitions of that number, and they are one member's. */
    private void look() {
      var group = stage.group();
      asked.incrementAndGet();
      if (group.stable()) stable.incrementAndGet();
      var owners = new HashMap<TopicPartition, String>();
      group
          .members()
          .forEach(
              (member, partitions) -> {
                for (var each : partitions) {
                  assertThat(owners.put(each, member)).as("another owner of %s", each).isNull();
                  for (var input : stage.inputs) {
                    assertThat(partitions).contains(new TopicPartition(input, each.partition()));
                  }
                }
              });
    }

    void join(String name) {
      present.put(name, stage.start(name));
      settled();
    }

    /** Stops as a process does that is asked to. */
    void leave(String name) {
      remove(name).running().close();
      settled();
    }

    /** Ends within a transaction; nobody is told. */
    void die(String name) {
      remove(name).pause().kill(Fault.MID_BATCH);
      settled();
    }

    private Stage.Member remove(String name) {
      return Objects.requireNonNull(present.remove(name));
    }

    /** All shards are owned, each by one who is there, as the group's coordinator says. */
    private void settled() {
      await().atMost(Stage.PATIENCE).until(this::isSettled);
    }

    private boolean isSettled() {
      requireAlways();
      var group = stage.group();
      if (!group.stable() || !group.members().keySet().equals(present.keySet())) return false;
      var all = new HashSet<Integer>();
      for (var each : present.values()) {
        var owned = each.running().owned();
        if (!owned.equals(shards(group.members().get(each.name())))) return false;
        all.addAll(owned);
      }
      return all.size() == SHARDS;
    }

    private static Set<Integer> shards(@Nullable Set<TopicPartition> partitions) {
      return partitions == null
          ? Set.of()
          : partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    /** Neither the sender nor the witness has stopped. */
    private void requireAlways() {
      for (var each : always) {
        if (!each.isDone()) continue;
        try {
          each.get();
        } catch (InterruptedException | ExecutionException e) {
          throw new AssertionError("stopped", e.getCause());
        }
      }
    }

    void end() {
      requireAlways();
      close();
    }

    @Override
    public void close() {
      threads.close();
    }
  }
}
