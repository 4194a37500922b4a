package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold of every run of the simulation, and how two runs are compared. */
final class SimulationChecks {
  private SimulationChecks() {}

  /** How a clock ended, whatever was said of it on the way. */
  record End(ClockPhase phase, @Nullable Instant breachedAt) {}

  static void invariants(Replay replay, Promised promised) {
    for (var entry : byClock(replay).entrySet()) {
      var facts = entry.getValue();
      var broken = facts.stream().filter(ClockFact.Breached.class::isInstance).count();
      var undone = facts.stream().filter(ClockFact.Retracted.class::isInstance).count();
      assertThat(broken - undone).as("breaches not retracted of %s", entry.getKey()).isIn(0L, 1L);
      assertThat(facts.getFirst()).isInstanceOf(ClockFact.Started.class);
      var clock = facts.getLast().clock();
      assertThat(broken - undone).isEqualTo(clock.breachedAt() == null ? 0 : 1);
      assertNoFalseBreach(clock);
      assertThat(facts.stream().filter(SimulationChecks::ends).count()).isLessThanOrEqualTo(1);
      for (var promise : promises(facts)) {
        assertThat(warnings(promise)).isSorted().doesNotHaveDuplicates();
      }
    }
    assertThat(replay.ticket().open().map(Clock::metric).toList()).doesNotHaveDuplicates();
    assertThat(steps(replay)).doesNotHaveDuplicates();
    var now = replay.changes().getLast().at();
    for (var clock : replay.ticket().clocks()) {
      assertThat(ClockViews.elapsed(clock, now, promised))
          .isGreaterThanOrEqualTo(clock.progress().counted());
    }
  }

  private static void assertNoFalseBreach(Clock clock) {
    var done = clock.fulfilledAt();
    var breach = clock.breachedAt();
    if (done != null && breach != null) assertThat(done).isAfter(breach);
    var due = clock.dueAt();
    if (done != null && breach == null && due != null) assertThat(done).isBeforeOrEqualTo(due);
  }

  private static boolean ends(ClockFact fact) {
    return fact instanceof ClockFact.Fulfilled || fact instanceof ClockFact.Cancelled;
  }

  /** What was said under each promise of a clock: of a new one warnings may come again. */
  private static List<List<ClockFact>> promises(List<ClockFact> facts) {
    var promises = new ArrayList<List<ClockFact>>();
    for (var fact : facts) {
      if (fact instanceof ClockFact.Started) promises.add(new ArrayList<>());
      promises.getLast().add(fact);
    }
    return promises;
  }

  private static List<Integer> warnings(List<ClockFact> facts) {
    return facts.stream()
        .flatMap(fact -> fact instanceof ClockFact.Warned w ? Stream.of(w.percent()) : Stream.of())
        .toList();
  }

  private static List<String> steps(Replay replay) {
    return replay.changes().stream()
        .flatMap(change -> change.facts().stream())
        .flatMap(fact -> fact instanceof ClockFact.Asked f ? Stream.of(f.step()) : Stream.of())
        .map(step -> step.metric() + " " + step.level())
        .toList();
  }

  private static Map<String, List<ClockFact>> byClock(Replay replay) {
    var facts = new TreeMap<String, List<ClockFact>>();
    for (var change : replay.changes()) {
      for (var fact : change.facts()) {
        var name = fact.clock().metric() + " " + fact.clock().cycle();
        facts.computeIfAbsent(name, _ -> new ArrayList<>()).add(fact);
      }
    }
    return facts;
  }

  /**
   * What was said of each clock, in order. A breach noticed later asks for its escalation as of a
   * later version, so that is left out.
   */
  static Map<String, List<String>> told(Replay replay) {
    var told = new HashMap<String, List<String>>();
    for (var change : replay.changes()) {
      for (var sentence : Tale.of(change)) {
        var name = sentence.substring(0, sentence.indexOf(' ', sentence.indexOf(' ') + 1));
        told.computeIfAbsent(name, _ -> new ArrayList<>())
            .add(sentence.replaceFirst(" as of version .*", ""));
      }
    }
    return told;
  }

  /** When we noticed breaches, and in which order, is all that depends on when a timer came. */
  static TicketClocks butForDetection(Replay replay) {
    var ticket = inOrder(replay.ticket());
    for (var clock : ticket.clocks()) {
      var breach = clock.marks().breach();
      if (breach == null) continue;
      var noticed = new Marks.Breach(breach.on(), breach.on(), breach.provisional());
      ticket = ticket.with(clock.with(clock.marks().broken(noticed)));
    }
    return ticket;
  }

  private static TicketClocks inOrder(TicketClocks ticket) {
    return new TicketClocks(
        ticket.workspace(),
        ticket.subject(),
        ticket.milestones(),
        ticket.opening(),
        ticket.escalations().stream()
            .sorted(
                Comparator.comparing(Escalation::breachedOn).thenComparing(Escalation::commandId))
            .toList(),
        ticket.clocks());
  }

  static Map<String, End> ends(Replay replay) {
    var ends = new TreeMap<String, End>();
    for (var clock : replay.ticket().clocks()) {
      ends.put(clock.metric() + " " + clock.cycle(), end(clock));
    }
    return ends;
  }

  /**
   * A warning given early is not given again: what comes next may differ, but nothing that counts.
   */
  private static End end(Clock clock) {
    var phase =
        clock.phase() instanceof ClockPhase.Running running
            ? new ClockPhase.Running(running.since(), running.dueAt(), null)
            : clock.phase();
    return new End(phase, clock.breachedAt());
  }

  static int count(Replay replay, Class<? extends ClockFact> kind) {
    return count(replay, kind::isInstance);
  }

  static int keptInTime(Replay replay) {
    return count(replay, fact -> fact instanceof ClockFact.Fulfilled f && f.inTime());
  }

  private static int count(Replay replay, Predicate<ClockFact> wanted) {
    return (int)
        replay.changes().stream().flatMap(change -> change.facts().stream()).filter(wanted).count();
  }
}
