package io.signalbox.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ours: the whole system in this process. It stands only during a round, so that it takes nothing
 * from the other ones' rounds; the code stays compiled.
 */
public final class Signalbox {
  private @Nullable BenchSystem system;
  private @Nullable Assignment assignment;
  private @Nullable LifeCycles lifeCycles;

  private Signalbox() {}

  /** Takes orders. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var ours = new Signalbox();
    Orders.take(
        Map.of(
            "open", ours::open,
            "close", _ -> ours.close(),
            "kafka", words -> ours.lifeCycles().byKafka(number(words, 0)),
            "http", words -> ours.lifeCycles().byHttp(number(words, 0)),
            "assignment", words -> ours.assignment().run(number(words, 0)),
            "ceiling", words -> ours.assignment().ceiling(number(words, 0)),
            "latency", ours::latency,
            "idle", words -> ours.idle(number(words, 0))));
  }

  static int number(List<String> words, int place) {
    return Integer.parseInt(words.get(place));
  }

  private @Nullable Figures open(List<String> words) throws IOException, InterruptedException {
    var workspaces = words.size() > 1 ? number(words, 1) : 1;
    var loops = words.size() > 2 ? number(words, 2) : 1;
    system = BenchSystem.start(words.getFirst(), workspaces, loops);
    return null;
  }

  private @Nullable Figures close() {
    system().close();
    system = null;
    assignment = null;
    lifeCycles = null;
    return null;
  }

  private Figures latency(List<String> words) {
    return new Latency(system().bootstrap(), "tickets")
        .run(
            (run, n) -> {
              var _ = system().sender().send(Load.contact(run, n));
            },
            number(words, 0),
            number(words, 1),
            number(words, 2));
  }

  /** What it takes while nobody wants anything: per second, so that a thousand is one core. */
  private Figures idle(int seconds) throws InterruptedException {
    var cpu = new CpuShare();
    var meter = new Meter();
    TimeUnit.SECONDS.sleep(seconds);
    cpu.print(seconds);
    return meter.figures(seconds);
  }

  private BenchSystem system() {
    if (system == null) throw new IllegalStateException("not open");
    return system;
  }

  private Assignment assignment() {
    if (assignment == null) assignment = new Assignment(system());
    return assignment;
  }

  private LifeCycles lifeCycles() {
    if (lifeCycles == null) lifeCycles = new LifeCycles(system());
    return lifeCycles;
  }
}
