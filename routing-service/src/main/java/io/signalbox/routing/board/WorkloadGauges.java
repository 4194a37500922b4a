package io.signalbox.routing.board;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Says whether work waits while agents are paused: as gauges, and as a detail of readiness, which
 * it never turns DOWN, for a restart would not help. Whoever scrapes gets what was last counted and
 * causes the next count, so no scrape waits for the database.
 */
@Context
@Readiness
final class WorkloadGauges implements HealthIndicator {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final List<String> AGENT_STATES =
      List.of("available", Workload.PAUSED, "away", "offline");
  private static final List<String> TICKET_STATES = List.of(Workload.QUEUED, "offered");

  private final Reads reads;
  private final InstantSource clock;
  private final Executor blocking;
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile Workload last = Workload.NONE;
  private volatile Instant countedAt = Instant.MIN;

  WorkloadGauges(
      Reads reads,
      InstantSource clock,
      MeterRegistry registry,
      @Named(TaskExecutors.BLOCKING) Executor blocking) {
    this.reads = reads;
    this.clock = clock;
    this.blocking = blocking;
    for (var state : AGENT_STATES) {
      gauge(registry, "agents", state, "agents by what they can take", w -> w.agents(state));
    }
    for (var state : TICKET_STATES) {
      gauge(registry, "tickets", state, "tickets that nobody has yet", w -> w.tickets(state));
    }
  }

  private void gauge(
      MeterRegistry registry,
      String what,
      String state,
      String description,
      ToLongFunction<Workload> number) {
    Gauge.builder("signalbox.routing." + what, () -> number.applyAsLong(now()))
        .tag("state", state)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private Workload now() {
    var old = !clock.instant().isBefore(countedAt.plus(FRESH));
    if (old && counting.compareAndSet(false, true)) {
      try {
        blocking.execute(this::count);
      } catch (RejectedExecutionException e) {
        counting.set(false); // the process ends
      }
    }
    return last;
  }

  private void count() {
    try {
      last = WorkloadQueries.count(reads::query, clock.instant());
    } catch (StoreException e) {
      // the readiness of the service says that the database is away
    } finally {
      countedAt = clock.instant();
      counting.set(false);
    }
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(() -> result(now()));
  }

  private static HealthResult result(Workload now) {
    return HealthResult.builder("work", HealthStatus.UP)
        .details(
            Map.of(
                "agentsAvailable", now.agents("available"),
                "agentsPaused", now.agents(Workload.PAUSED),
                "ticketsWaiting", now.tickets(Workload.QUEUED),
                "ticketsOffered", now.tickets("offered")))
        .build();
  }
}
