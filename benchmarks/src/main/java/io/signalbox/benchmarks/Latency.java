package io.signalbox.benchmarks;

import static io.signalbox.benchmarks.Benchmarks.print;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the moment a contact was to be entered until its assignment is read, at a steady rate. Open
 * loop: what is late is still counted from when it should have been sent.
 */
final class Latency {
  private static final long DRAIN_NANOS = 10_000_000_000L;
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final String bootstrap;
  private final String topic;
  private final Map<String, Long> intended = new ConcurrentHashMap<>();
  private final AtomicLong missing = new AtomicLong();

  /**
   * Of records that come out with the subject they went in with.
   *
   * @param topic where they come out, as {@code ticket.assigned}
   */
  Latency(String bootstrap, String topic) {
    this.bootstrap = bootstrap;
    this.topic = topic;
  }

  /** Sends the nth of a run. */
  interface Sender {
    void send(String run, int number);
  }

  Figures run(Sender sender, int rate, int warming, int seconds) {
    var label = "l" + RUNS.incrementAndGet();
    var counted = label + "-counted";
    var histogram = new Histogram(60_000_000L, 3);
    try (var _ =
        new Follower(
            bootstrap,
            List.of(topic),
            (type, record) -> {
              if (!type.equals("ticket.assigned")) return;
              var subject = Load.field(record.value(), "subject");
              if (subject == null) return;
              var sent = intended.remove(subject);
              if (sent == null) return;
              missing.decrementAndGet();
              if (subject.contains(counted)) {
                histogram.recordValue((System.nanoTime() - sent) / 1_000);
              }
            })) {
      send(sender, label + "-warming", rate, warming);
      var cpu = new CpuShare();
      var meter = new Meter();
      send(sender, counted, rate, seconds);
      var until = System.nanoTime() + DRAIN_NANOS;
      while (missing.get() > 0 && System.nanoTime() < until) LockSupport.parkNanos(1_000_000);
      var figures = meter.figures((long) rate * seconds);
      cpu.print(rate * seconds);
      return told(figures, histogram);
    }
  }

  private static Figures told(Figures figures, Histogram histogram) {
    if (histogram.getTotalCount() < figures.count()) {
      throw new IllegalStateException(
          "%d of %d came out".formatted(histogram.getTotalCount(), figures.count()));
    }
    print(
        "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms"
            .formatted(
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                histogram.getValueAtPercentile(99.9) / 1e3,
                histogram.getMaxValue() / 1e3));
    return figures.with(
        histogram.getValueAtPercentile(50) / 1e3,
        histogram.getValueAtPercentile(99) / 1e3,
        histogram.getValueAtPercentile(99.9) / 1e3);
  }

  private void send(Sender sender, String run, int rate, int seconds) {
    var began = System.nanoTime();
    for (var n = 0; n < rate * seconds; n++) {
      var due = began + n * 1_000_000_000L / rate;
      for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      missing.incrementAndGet();
      intended.put(Load.name(run, n), due);
      sender.send(run, n);
    }
  }
}
