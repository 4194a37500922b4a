package io.signalbox.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every calendar; a failure names its seed. */
class CalendarPropertiesTest {
  private static final int QUESTIONS = 40;

  static LongStream seeds() {
    return Seeds.of(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_is_added_has_elapsed(long seed) {
    var random = new Random(seed);
    var time = AnyDesk.of(random).time();
    for (var i = 0; i < QUESTIONS; i++) {
      var from = AnyDesk.moment(random);
      var amount = Duration.ofMillis(1 + random.nextLong(Duration.ofDays(30).toMillis()));
      var due = time.after(from, amount);
      assertThat(time.between(from, due)).isEqualTo(amount);
      // and not a moment earlier
      assertThat(time.between(from, due.minusNanos(1))).isLessThan(amount);
      assertThat(length(time.counted(from, due))).isEqualTo(amount);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void going_back_undoes_going_on(long seed) {
    var random = new Random(seed);
    var time = AnyDesk.of(random).time();
    for (var i = 0; i < QUESTIONS; i++) {
      var from = AnyDesk.moment(random);
      var amount = Duration.ofMillis(1 + random.nextLong(Duration.ofDays(30).toMillis()));
      var back = time.after(from, amount.negated());
      assertThat(time.between(back, from)).isEqualTo(amount);
      assertThat(time.between(back.plusNanos(1), from)).isLessThan(amount);
      assertThat(time.isOpen(back)).isTrue();
      var open = time.after(from, Duration.ZERO);
      assertThat(time.after(time.after(open, amount), amount.negated())).isEqualTo(open);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void more_time_is_never_over_earlier(long seed) {
    var random = new Random(seed);
    var time = AnyDesk.of(random).time();
    var from = AnyDesk.moment(random);
    var last = time.after(from, Duration.ofDays(-20));
    for (var hours = -20 * 24 + 7; hours <= 20 * 24; hours += 7) {
      var now = time.after(from, Duration.ofHours(hours));
      assertThat(now).isAfter(last);
      last = now;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void time_adds_up(long seed) {
    var random = new Random(seed);
    var time = AnyDesk.of(random).time();
    for (var i = 0; i < QUESTIONS; i++) {
      var a = AnyDesk.moment(random);
      var b = AnyDesk.moment(random);
      var c = AnyDesk.moment(random);
      assertThat(time.between(a, b).plus(time.between(b, c))).isEqualTo(time.between(a, c));
      assertThat(time.between(b, a)).isEqualTo(time.between(a, b).negated());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_minute_counts_that_the_clock_on_the_wall_says_is_open(long seed) {
    var random = new Random(seed);
    var desk = AnyDesk.of(random);
    var time = desk.time();
    var from = AnyDesk.aroundAChange(random, desk.zone());
    var to = from.plus(Duration.ofMinutes(60L * 24 * (1 + random.nextInt(6))));
    var minutes = 0L;
    for (var minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
      var open = WallClock.isOpen(desk, minute);
      assertThat(time.isOpen(minute)).as("%s in %s", minute, desk).isEqualTo(open);
      if (open) minutes++;
    }
    assertThat(time.between(from, to)).isEqualTo(Duration.ofMinutes(minutes));
    assertThat(length(time.counted(from, to))).isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_counts_is_in_order_and_apart(long seed) {
    var random = new Random(seed);
    var time = AnyDesk.of(random).time();
    var from = AnyDesk.moment(random);
    Instant last = null;
    for (var span : time.counted(from, from.plus(Duration.ofDays(500)))) {
      assertThat(span.length()).isPositive();
      if (last != null) assertThat(span.from()).isAfter(last);
      last = span.to();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void both_are_open_when_each_is_open(long seed) {
    var random = new Random(seed);
    var site = AnyDesk.of(random);
    var shift = AnyDesk.of(random);
    var both = site.time().and(shift.time());
    var from = AnyDesk.aroundAChange(random, site.zone());
    var to = from.plus(Duration.ofMinutes(60L * 24 * (1 + random.nextInt(6))));
    var minutes = 0L;
    for (var minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
      var open = WallClock.isOpen(site, minute) && WallClock.isOpen(shift, minute);
      assertThat(both.isOpen(minute)).as("%s in %s and %s", minute, site, shift).isEqualTo(open);
      if (open) minutes++;
    }
    assertThat(both.between(from, to)).isEqualTo(Duration.ofMinutes(minutes));
    assertThat(shift.time().and(site.time()).between(from, to)).isEqualTo(both.between(from, to));
    assertThat(both.and(both).counted(from, to)).isEqualTo(both.counted(from, to));
    assertThat(both.and(WorkingTime.AROUND_THE_CLOCK)).isSameAs(both);
    assertThat(WorkingTime.AROUND_THE_CLOCK.and(both)).isSameAs(both);
  }

  private static Duration length(List<Span> spans) {
    return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }
}
