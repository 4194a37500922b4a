package io.signalbox.runtime.service;

import io.signalbox.runtime.loop.Loop;
import io.signalbox.runtime.loop.ShardAlarm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that runs the loop. A turn that throws ends that loop, for its consumer may have
 * moved on; a new one goes on from what the database holds. An {@link Error} ends the process.
 */
final class LoopThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);
  private static final Duration PAUSE_MIN = Duration.ofMillis(200);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(4);
  private static final Duration STOP_MAX = Duration.ofSeconds(30);
  private static final int SOFTWARE_ERROR = 70;

  private final Supplier<Loop> loops;
  private final InstantSource clock;
  private final Thread thread;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Instant began;
  private volatile @Nullable Loop loop;

  LoopThread(String name, Supplier<Loop> loops, InstantSource clock) {
    this.loops = loops;
    this.clock = clock;
    this.began = clock.instant();
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** When it last moved, or began. */
  Instant lastProgress() {
    var now = loop;
    return now == null ? began : now.lastProgress();
  }

  Set<Integer> owned() {
    var now = loop;
    return now == null ? Set.of() : now.owned();
  }

  Map<Integer, String> alarms() {
    var now = loop;
    return now == null ? Map.of() : now.alarms();
  }

  List<ShardAlarm> standingAlarms() {
    var now = loop;
    return now == null ? List.of() : now.standingAlarms();
  }

  boolean accept(int shard, String alarm) {
    var now = loop;
    return now != null && now.accept(shard, alarm);
  }

  private void run() {
    try {
      var pause = PAUSE_MIN;
      while (running()) {
        var since = clock.instant();
        turnUntilFailure();
        var lasted = Duration.between(since, clock.instant());
        pause = lasted.compareTo(PAUSE_MAX) > 0 ? PAUSE_MIN : doubled(pause);
        var _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Error e) { // the JVM is not what we think it is: another process goes on
      LOG.error("an error ends this process", e);
      Runtime.getRuntime().halt(SOFTWARE_ERROR);
    }
  }

  private void turnUntilFailure() {
    try (var now = loops.get()) {
      loop = now;
      now.start();
      while (running()) {
        now.step();
      }
    } catch (RuntimeException e) {
      LOG.error("the loop failed and begins anew", e);
    }
  }

  private boolean running() {
    return stopping.getCount() > 0;
  }

  private static Duration doubled(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : twice;
  }

  /** Lets it end after the turn it is in. */
  void stop() {
    stopping.countDown();
  }

  /** Ends after the turn it is in; what is committed and not sent is sent at the next start. */
  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(STOP_MAX)) {
        LOG.warn("the loop did not stop within {}", STOP_MAX);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
