package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.businesstime.Desk;
import io.signalbox.businesstime.Seeds;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.sla.metric.MetricRule;
import io.signalbox.sla.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lives of tickets of all kinds under promises of all kinds; a failure names its seed. One run is
 * one life, told with timers in order, late, moved, and ahead of a silent routing service.
 */
class ClockSimulationTest {
  private static final Instant START = Moments.at("Mon 08:00");
  private static final Duration AFTERWARDS = Duration.ofDays(60);
  private static int breaches;
  private static int retractions;
  private static int kept;

  static LongStream seeds() {
    return Seeds.of(1_000);
  }

  @AfterAll
  static void print() {
    System.out.printf(
        "clock simulation: %d breaches, %d retracted, %d promises kept in time%n",
        breaches, retractions, kept);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void when_timers_come_makes_no_difference(long seed) {
    var random = new Random(seed);
    var promised = promised(random);
    var life = Timelines.life(random, "t-1", START, true);
    var end = life.getLast().at().plus(AFTERWARDS);
    var ordered = new Replay(promised).inOrder(life, end);
    var late = new Replay(promised).withLateTimers(life, end, random);
    assertThat(SimulationChecks.butForDetection(late))
        .isEqualTo(SimulationChecks.butForDetection(ordered));
    assertThat(SimulationChecks.told(late)).isEqualTo(SimulationChecks.told(ordered));
    SimulationChecks.invariants(ordered, promised);
    SimulationChecks.invariants(late, promised);
    breaches += SimulationChecks.count(ordered, ClockFact.Breached.class);
    kept += SimulationChecks.keptInTime(ordered);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void late_evidence_leads_to_the_same_end(long seed) {
    var random = new Random(seed);
    var promised = promised(random);
    var life = Timelines.life(random, "t-1", START, true);
    var end = life.getLast().at().plus(AFTERWARDS);
    var ordered = new Replay(promised).inOrder(life, end);
    var silent = new Replay(promised).withSilence(life, end, random);
    assertThat(SimulationChecks.ends(silent)).isEqualTo(SimulationChecks.ends(ordered));
    SimulationChecks.invariants(silent, promised);
    retractions += SimulationChecks.count(silent, ClockFact.Retracted.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_promise_is_broken_if_and_only_if_it_was_our_turn_after_its_time_had_counted(long seed) {
    var random = new Random(seed);
    var promised = promised(random);
    var life = Timelines.life(random, "t-1", START, false);
    var end = life.getLast().at().plus(AFTERWARDS);
    var replay = new Replay(promised).withLateTimers(life, end, random);
    for (var clock : replay.ticket().clocks()) {
      var judged = SimpleCount.of(clock, life, end, promised);
      assertThat(ClockViews.elapsed(clock, end, promised))
          .as("%s", clock)
          .isEqualTo(judged.counted());
      assertThat(clock.breachedAt() != null)
          .as("%s counted on %s", judged.counted(), clock)
          .isEqualTo(judged.broken(clock.promise().within()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void elapsed_time_never_decreases(long seed) {
    var random = new Random(seed);
    var promised = promised(random);
    var life = Timelines.life(random, "t-1", START, true);
    var replay = new Replay(promised).inOrder(life, life.getLast().at().plus(AFTERWARDS));
    var last = new HashMap<String, Duration>();
    for (var change : replay.changes()) {
      for (var clock : change.after().clocks()) {
        var now = ClockViews.elapsed(clock, change.at(), promised);
        var before = last.put(clock.metric() + " " + clock.cycle(), now);
        assertThat(now).isGreaterThanOrEqualTo(before == null ? Duration.ZERO : before);
      }
    }
  }

  private static Promised promised(Random random) {
    var promised =
        random.nextBoolean()
            ? Promised.aroundTheClock()
            : Promised.by(
                Desk.in("Europe/Berlin")
                    .open("mon-fri", "09:00-12:30", "13:00-17:30")
                    .open("sat", "00:00-24:00")
                    .closed("2026-06-04")
                    .time());
    for (var metric : Metrics.TABLE.stream().map(MetricRule::metric).toList()) {
      if (random.nextInt(5) == 0) promised.target(metric, Priority.URGENT, "PT30M");
      if (random.nextInt(3) == 0) promised.target(metric, Priority.HIGH, "PT2H");
      if (random.nextInt(6) > 0)
        promised.target(metric, null, "PT" + (1 + random.nextInt(20)) + "H");
    }
    if (random.nextBoolean()) promised.warnAt(50, 80, 99);
    return random.nextBoolean() ? promised.escalate() : promised;
  }
}
