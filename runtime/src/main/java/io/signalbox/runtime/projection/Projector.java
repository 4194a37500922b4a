package io.signalbox.runtime.projection;

import io.signalbox.runtime.loop.LogView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a projection. While Kafka or the database is away it waits and begins anew, for as
 * long as it takes: the service itself goes on, and so does its liveness.
 */
final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
  private static final Duration PAUSE_FIRST = Duration.ofMillis(200);

  /** A transaction a record would be many: so long more is waited for. */
  private static final Duration REST = Duration.ofMillis(100);

  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final Projection projection;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final LogView log;
  private final int shards;
  private final InstantSource clock;
  private final ProjectionState state = new ProjectionState();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private Duration pause = PAUSE_FIRST;

  Projector(
      Projection projection,
      Supplier<Consumer<byte[], byte[]>> consumers,
      LogView log,
      int shards,
      InstantSource clock) {
    this.projection = projection;
    this.consumers = consumers;
    this.log = log;
    this.shards = shards;
    this.clock = clock;
    this.thread =
        Thread.ofPlatform().daemon().name("projection-" + projection.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  ProjectionState state() {
    return state;
  }

  Projection projection() {
    return projection;
  }

  private void run() {
    try {
      while (!stopping.await(0, TimeUnit.MILLISECONDS)) {
        live();
        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) return;
        var twice = pause.multipliedBy(2);
        pause = twice.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : twice;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    try (var loop = new ProjectionLoop(projection, consumers.get(), log, state, clock)) {
      loop.start(shards);
      var wellBy = clock.instant().plus(PAUSE_MAX);
      while (stopping.getCount() > 0) {
        if (loop.step()) rest();
        if (clock.instant().isAfter(wellBy)) pause = PAUSE_FIRST;
      }
    } catch (
        Throwable e) { // whatever it is, also an error: without this thread nothing new is found
      state.failed(e.toString());
      LOG.warn("projection {} begins anew: {}", projection.name(), e.toString());
    }
  }

  private void rest() {
    try {
      var _ = stopping.await(REST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopping.countDown();
    if (thread.getState() == Thread.State.NEW) return;
    try {
      if (!thread.join(STOP_MAX)) LOG.warn("projection {} did not stop", projection.name());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
