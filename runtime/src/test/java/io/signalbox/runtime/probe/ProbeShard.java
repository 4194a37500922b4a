package io.signalbox.runtime.probe;

import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionKinds;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.definition.DefinitionStore;
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
import io.signalbox.runtime.shard.Role;
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
 * counts lives in memory only, what is defined does not.
 */
public final class ProbeShard implements Shard<ProbeShard.Fact> {
  static final DefinitionKind<Thing> THING =
      DefinitionKind.several("thing", Thing.class, 3, Thing::id)
          .readBy(Role.AGENT)
          .writtenBy(Role.SUPERVISOR);

  static final DefinitionKind<Order> ORDER =
      DefinitionKind.single("order", Order.class, new Order(List.of())).readBy(Role.AGENT);

  static final DefinitionKinds KINDS = DefinitionKinds.of(THING, ORDER);

  private static final AtomicReference<CountDownLatch> STILL =
      new AtomicReference<>(new CountDownLatch(1));

  private static final Set<String> MENDED = ConcurrentHashMap.newKeySet();

  private final String events;
  private final Map<String, Integer> sums = new HashMap<>();
  private final DefinitionStore definitions;

  ProbeShard(int number, String events) {
    this.events = events;
    this.definitions = new DefinitionStore(number, KINDS, DefinitionLimits.USUAL);
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

  /** What changes. */
  public sealed interface Fact {}

  /** The event, the fact and the answer. */
  public record Added(String counter, int sum, @Nullable String note) implements Fact {}

  /** Something was set up. */
  public record Defined(Definition definition) implements Fact {}

  /** Something to set up; one that says nothing is refused. */
  record Thing(String id, String text) {}

  /** What comes after what. */
  record Order(List<String> things) {}

  @Override
  public void load(Db db) {
    definitions.load(db, _ -> {});
  }

  @Override
  public void fetch(List<Input> batch, Db db) {
    definitions.fetch(batch, db);
  }

  @Override
  public Decision<Fact> decide(Input input) {
    return switch (input) {
      case Due _ -> Decision.nothing();
      case Received received when received.body() instanceof Delivered -> Decision.nothing();
      case Received received when received.body() instanceof Add add -> decide(received, add);
      case Received received -> definitions.decide(received, this::checked);
    };
  }

  /** A thing must say something, and stays for as long as it is in the order. */
  private Decision<Fact> checked(Definition next) {
    if (next.body() instanceof Thing thing && thing.text.isBlank()) {
      return Decision.refused("blank", "A thing says something.");
    }
    var order = definitions.all(next.workspace(), ORDER).stream().flatMap(o -> o.things.stream());
    return next.removed() && order.anyMatch(next.id()::equals)
        ? Decision.refused("needed", "It is in the order.")
        : Decision.<Fact>of().fact(new Defined(next)).build();
  }

  private Decision<Fact> decide(Received received, Add add) {
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
        Decision.<Fact>of()
            .fact(added)
            .event(Outgoing.to(events, "probe.added", received.workspace(), counter, added))
            .outcome(Outcome.done(added));
    if (add.number == 16) decision.deliver(call(received, String.valueOf(add.note)));
    return decision.build();
  }

  private static Delivery call(Received received, String target) {
    var id = Ids.hash("call", received.id());
    var subject = "at " + received.at().toEpochMilli();
    return new Delivery(id, received.workspace(), target, "lane", "probe", subject, "{}");
  }

  private static void standStill() {
    try {
      STILL.get().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void apply(Fact fact) {
    switch (fact) {
      case Added added -> sums.put(added.counter, added.sum);
      case Defined(var definition) -> definitions.apply(definition);
    }
  }

  @Override
  public void write(Db db) {
    definitions.write(db);
  }

  @Override
  public void settled() {
    definitions.settled();
  }
}
