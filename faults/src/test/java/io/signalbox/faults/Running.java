package io.signalbox.faults;

import io.signalbox.runtime.loop.Loop;
import io.signalbox.runtime.loop.ShardAlarm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A loop on a thread of its own, as an instance of a service runs it. */
final class Running implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(30);

  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean crashing;
  private volatile @Nullable Loop loop;
  private volatile @Nullable Throwable failure;

  /** The process ends: nothing is closed, nobody is told. */
  static final class Death extends Error {
    Death() {
      super("death", null, false, false);
    }
  }

  private Running(String name, Supplier<Loop> loops, Runnable takenBack) {
    thread = Thread.ofPlatform().name(name).daemon().start(() -> run(loops, takenBack));
  }

  static Running start(String name, Supplier<Loop> loops) {
    return start(name, loops, () -> {});
  }

  /**
   * The same with something that ends with it however it ends, as the operating system takes back
   * what a process had.
   */
  static Running start(String name, Supplier<Loop> loops, Runnable takenBack) {
    return new Running(name, loops, takenBack);
  }

  private void run(Supplier<Loop> loops, Runnable takenBack) {
    try {
      run(loops);
    } finally {
      takenBack.run();
    }
  }

  private void run(Supplier<Loop> loops) {
    var mine = loops.get();
    loop = mine;
    try {
      mine.start();
      while (!stopping) mine.step();
      if (!crashing) mine.close();
    } catch (Death e) {
      crashing = true;
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  Set<Integer> owned() {
    var mine = loop;
    return mine == null ? Set.of() : mine.owned();
  }

  Instant lastProgress() {
    var mine = loop;
    return mine == null ? Instant.now() : mine.lastProgress();
  }

  List<ShardAlarm> standingAlarms() {
    var mine = loop;
    return mine == null ? List.of() : mine.standingAlarms();
  }

  boolean accept(int shard, String alarm) {
    var mine = loop;
    return mine != null && mine.accept(shard, alarm);
  }

  Map<Integer, String> alarms() {
    var mine = loop;
    return mine == null ? Map.of() : mine.alarms();
  }

  /**
   * Ends the thread after its turn and leaves everything open, as a process that is killed does.
   */
  void crash() {
    crashing = true;
    close();
  }

  /** Fails if the loop has failed. */
  void requireSound() {
    var thrown = failure;
    if (thrown != null) throw new AssertionError(thread.getName() + " failed", thrown);
  }

  @Override
  public void close() {
    stopping = true;
    try {
      if (!thread.join(STOP_MAX)) throw new AssertionError(thread.getName() + " does not stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    requireSound();
  }
}
