package io.signalbox.runtime.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.signalbox.runtime.service.LoopRunner;
import io.signalbox.runtime.settings.LoopTuning;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** DOWN when the loop stands still: then only a restart helps. */
@Singleton
@Liveness
@Requires(beans = LoopRunner.class)
final class LoopLiveness implements HealthIndicator {
  private final LoopRunner loop;
  private final InstantSource clock;
  private final Duration stillMax;

  LoopLiveness(LoopRunner loop, LoopTuning tuning, InstantSource clock) {
    this.stillMax = tuning.stillMax();
    this.loop = loop;
    this.clock = clock;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(this::result);
  }

  private HealthResult result() {
    var still = Duration.between(loop.lastProgress(), clock.instant());
    var moving = still.compareTo(stillMax) <= 0;
    return HealthResult.builder("loop", moving ? HealthStatus.UP : HealthStatus.DOWN)
        .details(Map.of("stillForMillis", still.toMillis()))
        .build();
  }
}
