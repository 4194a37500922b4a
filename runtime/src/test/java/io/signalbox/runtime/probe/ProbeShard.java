package io.signalbox.runtime.probe;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivered;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Adds; refuses what is negative; fails at thirteen, and at fifteen until it is mended; stands
 * still at fourteen until it is let go; at sixteen calls the target that the note names. What it
 * counts lives in memory only.
 */
public final class ProbeShard implements Shard<ProbeShard.Added> {
  private static final AtomicReference<CountDownLatch> STILL =
      new AtomicReference<>(new CountDownLatch(1));

  private static final Set<String> MENDED = ConcurrentHashMap.newKeySet();

  private final String events;
  private final Map<String, Integer> sums = new HashMap<>();

  ProbeShard(String events) {
    this.events = events;
  }

  /** Lets go those that stand still. */
  public static void letGo() {
    STILL.getAndSet(new CountDownLatch(1)).countDown();
  }

  /** From now on what has this note does not fail at fifteen. */
  public static void mend(String note) {
    MENDED.add(note);
  }

  /** The command. */
  record Add(int number, @Nullable String note) {}

  /** The event, the fact and the answer. */
  public record Added(String counter, int sum, @Nullable String note) {}

  @Override
  public void load(Db db) {}

  @Override
  public void fetch(List<Input> batch, Db db) {}

  @Override
  public Decision<Added> decide(Input input) {
    return switch (input) {
      case Due _ -> Decision.nothing();
      case Received received when received.body() instanceof Delivered -> Decision.nothing();
      case Received received -> decide(received, (Add) received.body());
    };
  }

  private Decision<Added> decide(Received received, Add add) {
    if (add.number == 13) {
      throw new IllegalStateException("thirteen cannot be decided");
    }
    if (add.number == 15 && !MENDED.contains(String.valueOf(add.note))) {
      throw new IllegalStateException("fifteen cannot be decided yet");
    }
    if (add.number == 14) {
      standStill();
    }
    if (add.number < 0) {
      return Decision.refused("negative", "Only what is zero or more can be added.");
    }
    var counter = received.workspace();
    var added = new Added(counter, sums.getOrDefault(counter, 0) + add.number, add.note);
    var decision =
        Decision.<Added>of()
            .fact(added)
            .event(Outgoing.to(events, "probe.added", received.workspace(), counter, added))
            .outcome(Outcome.done(added));
    if (add.number == 16) decision.deliver(call(received, String.valueOf(add.note)));
    return decision.build();
  }

  private static Delivery call(Received received, String target) {
    var id = Ids.hash("call", received.id());
    return new Delivery(id, received.workspace(), target, "lane", "probe", "of " + target, "{}");
  }

  private static void standStill() {
    try {
      STILL.get().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void apply(Added fact) {
    sums.put(fact.counter, fact.sum);
  }

  @Override
  public void write(Db db) {}
}
