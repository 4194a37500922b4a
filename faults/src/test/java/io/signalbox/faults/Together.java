package io.signalbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs stories that mostly wait side by side. */
final class Together {
  private Together() {}

  /** Each on a thread of its own; fails with the first that failed, once all have ended. */
  static void run(List<Runnable> stories) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(stories.size())) {
      var running = new ArrayList<Future<?>>();
      for (var story : stories) running.add(threads.submit(story));
      var failures = new ArrayList<Throwable>();
      for (var each : running) {
        try {
          each.get();
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      if (failures.isEmpty()) return;
      var first = new AssertionError("a story failed", failures.getFirst());
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }
}
