package io.signalbox.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.shard.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets that are slow, away or broken, beside one that is not. */
class ResilientCourierTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, AtomicInteger> under = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> most = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Report> reports = new ConcurrentLinkedQueue<>();
  private final Carrier carrier = new Town();
  private final ResilientCourier courier = courier(List.of(carrier));

  /** A target that is called by the way it answers. */
  private final class Town implements Carrier {
    @Override
    public String kind() {
      return "test";
    }

    @Override
    public Answer carry(Delivery delivery) throws InterruptedException {
      var target = delivery.target();
      calls.computeIfAbsent(target, _ -> new AtomicInteger()).incrementAndGet();
      var now = under.computeIfAbsent(target, _ -> new AtomicInteger()).incrementAndGet();
      most.computeIfAbsent(target, _ -> new AtomicInteger()).accumulateAndGet(now, Math::max);
      try {
        switch (target) {
          case "slow" -> end.await();
          case "broken" -> throw new IllegalStateException("broken");
          case "away" -> {
            return Answer.notNow("away", Duration.ofSeconds(7));
          }
          case "strict" -> {
            return Answer.refused("no");
          }
          default -> {}
        }
        return Answer.taken("yes");
      } finally {
        under.computeIfAbsent(target, _ -> new AtomicInteger()).decrementAndGet();
      }
    }
  }

  private ResilientCourier courier(List<Carrier> carriers) {
    return new ResilientCourier(
        carriers,
        new CallLimits(Duration.ofMinutes(1), 4, 1_000, Duration.ofMinutes(1)),
        (_, report, _) -> reports.add(report),
        InstantSource.system(),
        Faults.NONE);
  }

  @AfterEach
  void close() {
    end.countDown();
    courier.close();
  }

  @Test
  void one_that_is_slow_and_one_that_is_broken_hold_up_nobody() {
    courier.take(1, attempts("slow", 100, 0));
    courier.take(1, attempts("broken", 100, 0));
    courier.take(1, attempts("healthy", 100, 0));
    await().atMost(SOON).until(() -> count("healthy") == 100);
    assertThat(of(most, "slow")).isEqualTo(4);
    assertThat(of(most, "healthy")).isLessThanOrEqualTo(4);
    assertThat(count("slow")).isEqualTo(4);
    await().atMost(SOON).until(() -> courier.resting().equals(List.of(new Target("w", "broken"))));
    assertThat(count("broken")).as("calls before it is left alone").isLessThan(20);
  }

  @Test
  void what_the_receiver_says_is_reported() {
    courier.take(1, attempts("away", 1, 0));
    await().atMost(SOON).until(() -> reports.size() == 1);
    assertThat(reports.poll())
        .returns(Report.Result.AGAIN, Report::result)
        .returns(7_000L, Report::waitMillis)
        .returns("away", Report::detail);
    courier.take(1, attempts("strict", 1, 0));
    await().atMost(SOON).until(() -> reports.size() == 1);
    assertThat(reports.poll()).returns(Report.Result.REFUSED, Report::result);
    courier.take(1, attempts("broken", 1, 0));
    await().atMost(SOON).until(() -> reports.size() == 1);
    assertThat(reports.poll()).returns(Report.Result.AGAIN, Report::result);
  }

  @Test
  void a_call_that_takes_too_long_is_ended_and_may_be_made_again() {
    try (var hasty =
        new ResilientCourier(
            List.of(carrier),
            new CallLimits(Duration.ofMillis(100), 4, 1_000, Duration.ofMinutes(1)),
            (_, report, _) -> reports.add(report),
            InstantSource.system(),
            Faults.NONE)) {
      hasty.take(1, attempts("slow", 1, 0));
      await().atMost(SOON).until(() -> reports.size() == 1);
      assertThat(reports.poll())
          .returns(Report.Result.AGAIN, Report::result)
          .returns("no answer in time", Report::detail);
      await().atMost(SOON).until(() -> of(under, "slow") == 0);
    }
  }

  @Test
  void what_was_not_begun_is_not_made_once_the_shard_is_left() {
    courier.take(1, attempts("healthy", 10, 60_000));
    courier.take(2, attempts("slow", 10, 0));
    await().atMost(SOON).until(() -> count("slow") == 4);
    courier.leave(1);
    courier.leave(2);
    await().atMost(SOON).until(() -> courier.inHand() == 4);
    end.countDown();
    await().atMost(SOON).until(() -> reports.size() == 4);
    await().atMost(SOON).until(() -> courier.inHand() == 0);
    assertThat(count("slow")).isEqualTo(4);
    assertThat(count("healthy")).isZero();
  }

  @Test
  void what_somebody_else_has_settled_is_not_made() {
    var attempts = attempts("healthy", 2, 3_000);
    courier.take(1, attempts);
    var first = attempts.getFirst().delivery().id();
    assertThat(courier.withdraw(1, List.of(first))).containsExactly(first);
    await().atMost(SOON).until(() -> reports.size() == 1);
    assertThat(reports.poll()).returns(attempts.getLast().delivery().id(), Report::delivery);
    assertThat(count("healthy")).isEqualTo(1);
  }

  @Test
  void what_nobody_can_make_is_refused() {
    try (var none = courier(List.of())) {
      none.take(1, attempts("healthy", 1, 0));
      await().atMost(SOON).until(() -> reports.size() == 1);
      assertThat(reports.poll()).returns(Report.Result.REFUSED, Report::result);
    }
    assertThatThrownBy(() -> courier(List.of(carrier, carrier)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int count(String target) {
    return of(calls, target);
  }

  private static int of(Map<String, AtomicInteger> counts, String target) {
    var counted = counts.get(target);
    return counted == null ? 0 : counted.get();
  }

  private static List<Attempt> attempts(String target, int count, long later) {
    var attempts = new ArrayList<Attempt>();
    for (var n = 0; n < count; n++) {
      var delivery =
          new Delivery(UUID.randomUUID(), "w", target, "lane " + n, "test", "subject", "");
      attempts.add(Attempt.first(delivery, System.currentTimeMillis() + later));
    }
    return attempts;
  }
}
