package io.signalbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A thousand worlds ({@code -Psoak}: twenty thousand), each from its seed. {@code -Dseed=n} runs
 * one.
 */
class SimulationTest {
  private static final int STEPS = 600;

  @Test
  void whatever_happens_everything_is_decided_once_and_in_order() {
    var totals = new long[12];
    var seeds = seeds().toArray();
    for (var seed : seeds) run(seed, totals);
    System.out.printf(
        "simulation: %d seeds, %d steps each: %d promises, %d answers, %d bad records, %d dead"
            + " letters, %d replays, %d resent events recognised, %d provisional, %d retracted,"
            + " %d watermarks, %d databases"
            + " restored, %d deliveries, %d of them repeated%n",
        seeds.length,
        STEPS,
        totals[0],
        totals[1],
        totals[2],
        totals[3],
        totals[4],
        totals[5],
        totals[6],
        totals[7],
        totals[8],
        totals[9],
        totals[10],
        totals[11]);
    assertThat(totals[0]).isPositive();
  }

  private static LongStream seeds() {
    var one = Long.getLong("seed", 0);
    if (one != 0) return LongStream.of(one);
    return LongStream.rangeClosed(1, Boolean.getBoolean("soak") ? 20_000 : 1_000);
  }

  private static void run(long seed, long[] totals) {
    try {
      var world = new World(seed);
      for (var step = 0; step < STEPS; step++) world.step();
      world.settle();
      assertThat(world.witness.told())
          .isGreaterThanOrEqualTo(world.promises.size() + world.answers);
      if (world.restored == 0) {
        assertThat(world.witness.told()).isEqualTo(world.promises.size() + world.answers);
        assertThat(world.witness.dead).hasSizeGreaterThanOrEqualTo(world.bad.deadly);
      }
      var seen =
          new long[] {
            world.promises.size(),
            world.answers,
            world.bad.deadly,
            world.witness.dead.size(),
            world.bad.replays,
            world.witness.repeats,
            world.witness.provisional,
            world.witness.retracted,
            world.witness.watermarks,
            world.restored,
            world.receiver.received(),
            world.receiver.repeats
          };
      for (var i = 0; i < seen.length; i++) totals[i] += seen[i];
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + " (run it alone with -Dseed=" + seed + ")", e);
    }
  }
}
