package io.signalbox.faults;

import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets a loop stand still at a step, as a process does that is stopped, or die there. */
final class Pause implements Faults {
  private final AtomicReference<@Nullable Fault> still = new AtomicReference<>();
  private final AtomicReference<@Nullable Fault> deadly = new AtomicReference<>();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /** The next time it comes to this step, it stands still until {@link #end}. */
  void arm(Fault fault) {
    still.set(fault);
  }

  /** The next time it comes to this step, it dies. */
  void kill(Fault fault) {
    deadly.set(fault);
  }

  void awaitReached() {
    await().atMost(Duration.ofSeconds(60)).until(() -> reached.getCount() == 0);
  }

  void end() {
    over.countDown();
  }

  @Override
  public void at(Fault fault) {
    if (fault == deadly.get() && deadly.compareAndSet(fault, null)) throw new Running.Death();
    if (fault != still.get() || !still.compareAndSet(fault, null)) return;
    reached.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
