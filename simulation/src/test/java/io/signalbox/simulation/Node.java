package io.signalbox.simulation;

import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.loop.Loop;
import io.signalbox.runtime.loop.LoopMetrics;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.loop.OutcomeListener;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.Retention;
import io.signalbox.runtime.testkit.Believing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** One instance of a service: the real loop. It crashes, is cast out, sleeps and wakes up. */
final class Node {
  private static final LoopSettings SETTINGS =
      new LoopSettings(
          World.SHARDS,
          true,
          Duration.ofMinutes(5),
          1L << 20,
          4,
          Duration.ZERO,
          Retention.USUAL,
          TopicLimits.LEAST,
          new RetryPlan(Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofHours(1)),
          Duration.ofMillis(200));

  private final World world;
  private final InstantSource clock;
  private final ServiceSpec spec;
  private final SimStore store;
  private final SimGroup group;
  private final List<SimProducer> producers = new ArrayList<>();
  private @Nullable Loop loop;
  private SimGroup.@Nullable Member member;
  private SimCourier courier;
  private boolean running;

  /** The process ends here and now. */
  private static final class Crash extends Error {
    Crash() {
      super("crash", null, false, false);
    }
  }

  Node(World world, ServiceSpec spec, SimStore store, SimGroup group) {
    this.world = world;
    var skew = world.random.nextInt(2 * SimLog.SKEW_MAX + 1) - SimLog.SKEW_MAX;
    this.clock = () -> world.clock.instant().plusMillis(skew);
    this.spec = spec;
    this.store = store;
    this.group = group;
    this.courier = new SimCourier(world, clock, this::at);
  }

  void revive() {
    if (loop == null) {
      member = group.join();
      courier = new SimCourier(world, clock, this::at);
      var parts =
          new Loop.Parts(
              member.consumer(),
              this::producer,
              store,
              world.log,
              new Believing(Actor.SYSTEM),
              OutcomeListener.NONE,
              LoopMetrics.NONE,
              clock,
              this::at,
              Runnable::run,
              null,
              courier);
      loop = new Loop(spec, SETTINGS, parts);
      loop.start();
    }
  }

  private Producer<byte[], byte[]> producer() {
    var made = new SimProducer(world);
    producers.add(made);
    return made.producer();
  }

  /** A turn, if it is up; it comes up by itself after a while. */
  void step() {
    if (running) return;
    if (loop == null) {
      if (world.random.nextInt(4) == 0) revive();
      return;
    }
    running = true;
    try {
      for (var each : producers) each.goOn();
      loop.step();
      courier.step();
      if (!loop.alarms().isEmpty()) throw new AssertionError("alarm: " + loop.alarms());
    } catch (Crash e) {
      crashed();
    } finally {
      running = false;
    }
  }

  void crash() {
    if (!running) crashed();
  }

  private void crashed() {
    world.disturbances++;
    if (member != null) group.castOut(member);
    loop = null;
    member = null;
    producers.clear();
  }

  /** The group gives its shards to others; it knows nothing of it. */
  void castOut() {
    world.disturbances++;
    if (member != null) group.castOut(member);
  }

  private void at(Fault fault) {
    if (world.calm) return;
    var dice = world.random.nextInt(300);
    if (dice == 0) throw new Crash();
    if (dice == 1) sleep();
  }

  /** Stands still in the middle of its turn while the others go on and take over. */
  private void sleep() {
    castOut();
    for (var turn = 0; turn < 30; turn++) {
      var other = world.nodes.get(world.random.nextInt(world.nodes.size()));
      if (!Objects.equals(other, this)) other.step();
      world.clock.pass(world.random.nextInt(50));
    }
  }

  @Override
  public String toString() {
    return spec.name() + (loop == null ? " down" : " owns " + loop.owned() + loop.alarms());
  }
}
