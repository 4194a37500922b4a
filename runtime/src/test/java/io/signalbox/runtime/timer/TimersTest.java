package io.signalbox.runtime.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is in memory of the timers, held against a model that keeps and sorts them all. */
class TimersTest {
  private static final int SEEDS = Boolean.getBoolean("soak") ? 20_000 : 1_000;
  private static final int STEPS = 300;
  private static final int FIRED_MAX = 5;

  private final Timers timers = loaded(4, List.of());

  @Test
  void a_timer_that_moves_is_due_once_at_its_new_time() {
    timers.set(timer("a", 100));
    timers.set(timer("a", 50));
    assertThat(timers.due(60, 10)).containsExactly(timer("a", 50));
    timers.set(timer("a", 200));
    assertThat(timers.due(150, 10)).isEmpty();
    assertThat(timers.nextDue()).isEqualTo(200);
  }

  @Test
  void a_cancelled_timer_is_never_due() {
    timers.set(timer("a", 100));
    timers.remove(timer("a", 100).key());
    assertThat(timers.due(Long.MAX_VALUE, 10)).isEmpty();
    assertThat(timers.nextDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_oldest_come_first_and_no_more_than_asked_for() {
    for (var due : List.of(30, 10, 40, 20)) timers.set(timer("t" + due, due));
    assertThat(timers.due(35, 2)).containsExactly(timer("t10", 10), timer("t20", 20));
    assertThat(timers.due(35, 9)).extracting(Timer::due).containsExactly(10L, 20L, 30L);
  }

  @Test
  void two_kinds_of_one_subject_are_two_timers() {
    timers.set(new Timer("w", "ticket", "reply", 10));
    timers.set(new Timer("w", "ticket", "resolve", 10));
    timers.remove(new Timer.Key("ticket", "reply"));
    assertThat(timers.due(10, 9)).extracting(Timer::kind).containsExactly("resolve");
  }

  @Test
  void what_is_due_last_is_forgotten_and_read_again() {
    var rows = IntStream.range(0, 9).mapToObj(n -> timer("t" + n, n)).toList();
    rows.forEach(timers::set);
    assertThat(timers.size()).isEqualTo(4);
    assertThat(timers.horizon()).isEqualTo(3);
    assertThat(timers.mayExist(timer("t8", 8).key())).isTrue();
    rows.subList(0, 4).forEach(timer -> timers.remove(timer.key()));
    assertThat(timers.needsRows(8)).isTrue();
    timers.loaded(rows.subList(4, 8), 4);
    assertThat(timers.due(8, 9)).containsExactlyElementsOf(rows.subList(4, 8));
  }

  @Test
  void a_long_outage_does_not_bring_all_rows_into_memory() {
    var rows = LongStream.range(0, 1_000).mapToObj(n -> timer("t" + n, n)).toList();
    var model = new Rows();
    rows.forEach(model::set);
    var many = loaded(4, rows.subList(0, 4));
    // all are overdue, and the barrier has not passed: whoever looks again must not read on
    for (var turn = 0; turn < 100; turn++) {
      if (many.needsRows(5_000)) many.loaded(model.after(many.horizon(), 4), 4);
    }
    assertThat(many.size()).isEqualTo(4);
  }

  @Test
  void a_great_many_timers_due_at_one_moment_cost_no_more_than_others() {
    var began = System.nanoTime();
    var same = loaded(10_000, List.of());
    for (var n = 0; n < 200_000; n++) same.set(timer("t" + n, 77));
    assertThat(same.due(77, 3)).hasSize(3);
    // cutting in vain at every one of them took minutes
    assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
  }

  @Test
  void memory_and_rows_tell_the_same_whatever_happens() {
    var one = Long.getLong("seed", 0);
    var fired = 0L;
    for (var seed = one == 0 ? 1 : one; seed <= (one == 0 ? SEEDS : one); seed++) {
      try {
        fired += new Run(new Random(seed)).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    System.out.printf("timers: %d seeds of %d steps, %d fired in order%n", SEEDS, STEPS, fired);
    assertThat(fired).isPositive();
  }

  /** Timers set, moved and cancelled, time passing, and what the loop does with them. */
  private static final class Run {
    private final Random random;
    private final int max;
    private final Rows rows = new Rows();
    private final Timers timers;
    private long now = 1_000;
    private long fired;
    private int mostTies;

    Run(Random random) {
      this.random = random;
      this.max = 1 + random.nextInt(8);
      for (var n = 0; n < random.nextInt(30); n++) rows.set(some());
      timers = loaded(max, rows.after(Long.MIN_VALUE, max));
    }

    private Timer some() {
      return timer("s" + random.nextInt(25), now + random.nextInt(60) - 5);
    }

    long run() {
      for (var step = 0; step < STEPS; step++) {
        switch (random.nextInt(7)) {
          case 0, 1, 2 -> set(some());
          case 3 -> remove(some().key());
          case 4 -> load();
          case 5 -> now += random.nextInt(random.nextInt(10) == 0 ? 100 : 5);
          default -> fire();
        }
        check();
      }
      now += 1_000;
      while (!rows.due(now).isEmpty()) fire();
      return fired;
    }

    private void set(Timer timer) {
      assertThat(timers.mayExist(timer.key()) || !rows.has(timer.key())).isTrue();
      rows.set(timer);
      timers.set(timer);
    }

    private void remove(Timer.Key key) {
      rows.remove(key);
      timers.remove(key);
    }

    private void load() {
      if (timers.needsRows(now)) timers.loaded(rows.after(timers.horizon(), max), max);
    }

    private void fire() {
      load();
      var expected = rows.due(now);
      var due = timers.due(now, FIRED_MAX);
      assertThat(due).isEqualTo(expected.subList(0, due.size()));
      assertThat(due.isEmpty()).isEqualTo(expected.isEmpty());
      fired += due.size();
      for (var timer : due) remove(timer.key());
    }

    private void check() {
      assertThat(timers.nextDue()).isLessThanOrEqualTo(rows.nextDue());
      mostTies = Math.max(mostTies, rows.mostTies());
      assertThat(timers.size()).isLessThanOrEqualTo(2 * (max + mostTies));
      for (var row : rows.all()) {
        var known = timers.get(row.key());
        assertThat(known == null || known.equals(row)).isTrue();
        assertThat(known != null || row.due() > timers.horizon()).isTrue();
        assertThat(timers.mayExist(row.key())).isTrue();
      }
    }
  }

  private static Timers loaded(int max, List<Timer> rows) {
    var timers = new Timers(max);
    timers.loaded(rows, rows.isEmpty() ? 1 : rows.size());
    return timers;
  }

  private static Timer timer(String subject, long due) {
    return new Timer("w", subject, "deadline", due);
  }
}
