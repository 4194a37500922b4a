package io.signalbox.runtime.delivery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The way to one target: so many calls at a time, so many a second, and none for a while once too
 * many have failed. Who has to wait waits here, whole.
 */
final class Gateway {
  private static final Duration WAIT_MAX = Duration.ofDays(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final RateLimiter rate;

  /** A way that is open. */
  Gateway(String name, CallLimits limits) {
    bulkhead =
        Bulkhead.of(
            name,
            BulkheadConfig.custom()
                .maxConcurrentCalls(limits.atOnce())
                .maxWaitDuration(WAIT_MAX)
                .fairCallHandlingStrategyEnabled(true)
                .build());
    breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(2)
                .waitDurationInOpenState(limits.rest())
                .build());
    rate =
        RateLimiter.of(
            name,
            RateLimiterConfig.custom()
                .limitForPeriod(limits.perSecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(WAIT_MAX)
                .build());
  }

  /** Waits until a call may be made. {@link #left} or {@link #unused} must follow. */
  void enter() throws InterruptedException {
    while (true) {
      bulkhead.acquirePermission();
      if (breaker.tryAcquirePermission()) break;
      bulkhead.releasePermission();
      TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
    }
    var rated = false;
    try {
      rated = rate.acquirePermission();
    } finally {
      if (!rated) unused();
    }
    if (!rated) throw new InterruptedException();
  }

  /** The call was made. */
  void left(boolean answered, long nanos) {
    if (answered) breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    else breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("not taken"));
    bulkhead.onComplete();
  }

  /** The call was not made after all. */
  void unused() {
    breaker.releasePermission();
    bulkhead.releasePermission();
  }

  /** Whether calls are made. */
  BreakerState state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> BreakerState.OPEN;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
    };
  }
}
