package io.signalbox.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.signalbox.runtime.loop.LoopMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What the loop tells, as meters named {@code signalbox.loop.*}. No label has unbounded values. */
@Singleton
public final class MeteredLoop implements LoopMetrics {
  private static final String PREFIX = "signalbox.loop.";
  private static final Duration[] SECONDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Timer commits;
  private final Timer lateness;
  private final Timer barriers;
  private final Timer takes;
  private final DistributionSummary batches;
  private final Counter decisions;
  private final Counter events;
  private final AtomicLong lagMillis = new AtomicLong();

  /** Of each loop of this process, by its thread. */
  private final Map<Long, Long> unsentBytes = new ConcurrentHashMap<>();

  private final AtomicLong unsentSince = new AtomicLong();

  MeteredLoop(MeterRegistry registry) {
    this.registry = registry;
    commits = timer("commit", "one batch: decide, write, commit");
    lateness = timer("timer.lateness", "from when a timer was due until it was decided");
    barriers = timer("barrier", "waiting until all that entered before a timer was decided");
    takes = timer("take", "taking a shard: raise its epoch, load its state");
    batches =
        DistributionSummary.builder(PREFIX + "batch")
            .baseUnit("records")
            .description("inputs of one batch")
            .serviceLevelObjectives(1, 10, 100, 1_000)
            .register(registry);
    decisions = counter("decisions", "inputs decided");
    events = counter("events", "events that followed");
    gauge("lag", "seconds", "age of the newest record decided", () -> lagMillis.get() / 1_000.0);
    gauge("outbox", "bytes", "committed and not yet acknowledged", this::unsentBytes);
    gauge("outbox.age", "seconds", "since when something is unacknowledged", this::unsentSeconds);
  }

  @Override
  public void committed(int shard, int inputs, int following, long nanos) {
    commits.record(nanos, TimeUnit.NANOSECONDS);
    batches.record(inputs);
    decisions.increment(inputs);
    events.increment(following);
  }

  @Override
  public void lag(long millis) {
    lagMillis.set(millis);
  }

  @Override
  public void repeated(String topic) {
    registry.counter(PREFIX + "repeats", "topic", topic).increment();
  }

  @Override
  public void misrouted(String topic) {
    registry.counter(PREFIX + "misrouted", "topic", topic).increment();
  }

  @Override
  public void unknownType(String topic) {
    registry.counter(PREFIX + "unknown.types", "topic", topic).increment();
  }

  @Override
  public void dead(String topic, String reason) {
    registry.counter(PREFIX + "dead.letters", "topic", topic, "reason", reason).increment();
  }

  @Override
  public void fired(long lateMillis) {
    lateness.record(lateMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void barrier(long nanos, boolean provisional) {
    barriers.record(nanos, TimeUnit.NANOSECONDS);
    if (provisional) {
      registry.counter(PREFIX + "barrier.provisional").increment();
    }
  }

  @Override
  public void taken(int shard, long nanos) {
    takes.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void fenced(int shard) {
    registry.counter(PREFIX + "fenced").increment();
  }

  @Override
  public void failed(String what) {
    registry.counter(PREFIX + "failures", "what", what).increment();
  }

  @Override
  public void unsent(long bytes) {
    unsentBytes.put(Thread.currentThread().threadId(), bytes);
    if (unsentBytes() == 0) {
      unsentSince.set(0);
    } else {
      unsentSince.compareAndSet(0, System.nanoTime());
    }
  }

  private long unsentBytes() {
    return unsentBytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private double unsentSeconds() {
    var since = unsentSince.get();
    return since == 0 ? 0 : (System.nanoTime() - since) / 1e9;
  }

  private Timer timer(String name, String description) {
    return Timer.builder(PREFIX + name)
        .description(description)
        .serviceLevelObjectives(SECONDS)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  private void gauge(
      String name, String unit, String description, java.util.function.Supplier<Number> value) {
    Gauge.builder(PREFIX + name, value)
        .baseUnit(unit)
        .description(description)
        .strongReference(true)
        .register(registry);
  }
}
