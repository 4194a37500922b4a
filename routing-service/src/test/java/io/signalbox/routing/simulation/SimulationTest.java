package io.signalbox.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.routing.play.BareStage;
import io.signalbox.routing.ticket.LifeCycle;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Trigger;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anything happens to anything, and after every step what must hold holds. One seed is one run:
 * {@code -Dseed=17} plays run 17 again.
 */
class SimulationTest {
  private static final int STEPS = 500;
  private static final Set<String> EXERCISED = new TreeSet<>();
  private static int runs;
  private static long events;

  static LongStream seeds() {
    var seed = Long.getLong("seed", 0);
    if (seed != 0) return LongStream.of(seed);
    return LongStream.rangeClosed(1, Boolean.getBoolean("soak") ? 5_000 : 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_happens(long seed) {
    var world = new World(seed, new BareStage(World.settings()));
    for (int step = 0; step < STEPS; step++) {
      world.step(1);
      Invariants.check(world.centre(), world.tickets());
    }
    EXERCISED.addAll(world.ledger().exercised());
    events += world.ledger().events();
    runs++;
  }

  /** Transitions never exercised: what no run came to is not tested. */
  @AfterAll
  static void every_transition_was_exercised() {
    System.out.printf(
        "%d runs of %d steps, %d events, %d transitions%n", runs, STEPS, events, EXERCISED.size());
    if (Long.getLong("seed", 0) != 0) return; // one run alone need not come to all
    var allowed = new TreeSet<String>();
    for (var trigger : Trigger.values()) {
      if (trigger == Trigger.PICK || trigger == Trigger.FORGIVE) continue; // no event names them
      for (Status status : LifeCycle.allowing(trigger)) allowed.add(Ledger.pair(status, trigger));
    }
    assertThat(EXERCISED).as("transitions never exercised").containsAll(allowed);
  }
}
