package io.signalbox.quickstart.demo;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things after a while, each on a thread of its own, and knows how many are still to come. */
final class Later implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Later.class);

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("demo-clockwork").factory());
  private final AtomicInteger outstanding = new AtomicInteger();

  /** Does it once that time has passed. */
  void after(long millis, Runnable what) {
    outstanding.incrementAndGet();
    try {
      var _ = clockwork.schedule(() -> start(what), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      outstanding.decrementAndGet(); // the demo is over
    }
  }

  /** How many are waiting for their time or being done. */
  int outstanding() {
    return outstanding.get();
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }

  private void start(Runnable what) {
    Thread.startVirtualThread(
        () -> {
          try {
            what.run();
          } catch (RuntimeException e) {
            LOG.warn("the demo could not do what it had planned", e);
          } finally {
            outstanding.decrementAndGet();
          }
        });
  }
}
