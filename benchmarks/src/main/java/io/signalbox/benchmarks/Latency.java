package io.signalbox.benchmarks;

import static io.signalbox.benchmarks.Benchmarks.print;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the moment a contact was to be entered until its assignment is read, at a steady rate. Open
 * loop: what is late is still counted from when it should have been sent.
 */
final class Latency {
  private static final long DRAIN_NANOS = 10_000_000_000L;

  private final BenchSystem system;
  private final Map<String, Long> intended = new ConcurrentHashMap<>();
  private final AtomicLong missing = new AtomicLong();

  Latency(BenchSystem system) {
    this.system = system;
  }

  void run(int rate, int seconds) {
    var histogram = new Histogram(60_000_000L, 3);
    try (var _ =
        new Follower(
            system.bootstrap(),
            List.of("tickets"),
            (type, record) -> {
              if (!type.equals("ticket.assigned")) return;
              var subject = Load.field(record.value(), "subject");
              if (subject == null) return;
              var sent = intended.remove(subject);
              if (sent == null) return;
              missing.decrementAndGet();
              if (subject.startsWith("bench counted")) {
                histogram.recordValue((System.nanoTime() - sent) / 1_000);
              }
            })) {
      send("warming", rate, seconds);
      var batches = new BatchSizes(system.client());
      var cpu = new CpuShare();
      send("counted", rate, seconds);
      var until = System.nanoTime() + DRAIN_NANOS;
      while (missing.get() > 0 && System.nanoTime() < until) LockSupport.parkNanos(1_000_000);
      print(
          ("contact to assignment at %d a second for %d s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms,"
                  + " max %.1f ms, %,d of %,d assigned")
              .formatted(
                  rate,
                  seconds,
                  histogram.getValueAtPercentile(50) / 1e3,
                  histogram.getValueAtPercentile(99) / 1e3,
                  histogram.getValueAtPercentile(99.9) / 1e3,
                  histogram.getMaxValue() / 1e3,
                  histogram.getTotalCount(),
                  (long) rate * seconds));
      cpu.print(rate * seconds);
      batches.print();
    }
  }

  private void send(String run, int rate, int seconds) {
    var began = System.nanoTime();
    for (var n = 0; n < rate * seconds; n++) {
      var due = began + n * 1_000_000_000L / rate;
      for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      missing.incrementAndGet();
      intended.put(Load.name(run, n), due);
      var _ = system.sender().send(Load.contact(run, n));
    }
  }
}
