package io.signalbox.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.shard.Delivery;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a delivery that failed is tried again. */
class RetryPlanTest {
  private static final Delivery DELIVERY =
      new Delivery(UUID.randomUUID(), "w", "target", "lane", "kind", "subject", "payload");
  private static final RetryPlan PLAN = RetryPlan.USUAL;

  @Test
  void the_pause_grows_fivefold_up_to_an_hour_and_a_fifth() {
    var attempt = Attempt.first(DELIVERY, 0);
    for (var least : new long[] {5, 25, 125, 625, 3_125, 3_600, 3_600}) {
      var pause = PLAN.next(attempt, 1_000, 0).orElseThrow() - 1_000;
      assertThat(pause).isBetween(least * 1_000, least * 1_200);
      attempt = attempt.again(pause);
    }
  }

  @Test
  void what_failed_together_does_not_come_back_together() {
    var pauses =
        IntStream.range(0, 1_000)
            .mapToObj(
                _ -> new Delivery(UUID.randomUUID(), "w", "target", "lane", "kind", "subject", ""))
            .map(each -> PLAN.next(Attempt.first(each, 0), 0, 0).orElseThrow())
            .distinct()
            .count();
    assertThat(pauses).isGreaterThan(300);
  }

  @Test
  void a_receiver_may_ask_for_more_but_not_for_ever() {
    var first = Attempt.first(DELIVERY, 0);
    assertThat(PLAN.next(first, 0, 60_000).orElseThrow()).isBetween(60_000L, 72_000L);
    assertThat(PLAN.next(first, 0, Long.MAX_VALUE).orElseThrow()).isBetween(3_600_000L, 4_320_000L);
    assertThat(PLAN.next(first, 0, -5).orElseThrow()).isBetween(5_000L, 6_000L);
  }

  @Test
  void it_is_given_up_once_it_is_old() {
    var first = Attempt.first(DELIVERY, 1_000);
    var end = 1_000 + Duration.ofDays(3).toMillis();
    assertThat(PLAN.next(first, end - 1, 0)).isPresent();
    assertThat(PLAN.next(first, end, 0)).isEmpty();
  }

  @Test
  void a_pause_is_positive() {
    assertThatThrownBy(() -> new RetryPlan(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
