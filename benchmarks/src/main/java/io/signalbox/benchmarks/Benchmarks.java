package io.signalbox.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * Prints every figure. Sizes by system property: {@code bench.contacts} (20,000), {@code
 * bench.cycles} (10,000), {@code bench.http} (2,000), {@code bench.seconds} (60, and as many before
 * it to warm up), {@code bench.rate} (200 a second), {@code bench.warm} (60 seconds, before each of
 * the other figures). {@code bench.parts} chooses among {@code assignment,latency,kafka,http}.
 */
public final class Benchmarks {
  private static final List<String> PARTS =
      List.of(System.getProperty("bench.parts", "assignment,latency,kafka,http").split(","));

  private Benchmarks() {}

  /** Runs them all; exits 1 if one did not come to its end. */
  public static void main(String[] arguments) throws Exception {
    print(
        "machine: %d cores, %s, %s heap at most %d MiB"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().maxMemory() >> 20));
    if (PARTS.contains("assignment")) assignment(Integer.getInteger("bench.contacts", 20_000));
    if (PARTS.contains("latency")) {
      try (var system = BenchSystem.start("true")) {
        new Latency(system)
            .run(Integer.getInteger("bench.rate", 200), Integer.getInteger("bench.seconds", 60));
      }
    }
    if (PARTS.contains("kafka") || PARTS.contains("http")) {
      try (var system = BenchSystem.start("false")) {
        lifeCycles(new LifeCycles(system));
      }
    }
    System.exit(0);
  }

  private static void assignment(int contacts) throws IOException, InterruptedException {
    warmUp(
        () -> {
          try (var system = BenchSystem.start("true")) {
            // more would not fit on the agents' desks
            for (var n = 0; n < 4; n++) new Assignment(system).run("warm-up", contacts / 2);
          }
        });
    try (var system = BenchSystem.start("true")) {
      var assignment = new Assignment(system);
      assignment.run("contacts entered to assigned (auto-accepted)", contacts);
      assignment.ceiling(contacts);
    }
  }

  private static void lifeCycles(LifeCycles lifeCycles) throws IOException, InterruptedException {
    var cycles = Integer.getInteger("bench.cycles", 10_000);
    var http = Integer.getInteger("bench.http", 2_000);
    if (PARTS.contains("kafka")) {
      warmUp(() -> lifeCycles.byKafka("warm-up", cycles / 2));
      lifeCycles.byKafka("full life cycles, commands by Kafka", cycles);
    }
    if (PARTS.contains("http")) {
      warmUp(() -> lifeCycles.byHttp("warm-up", http / 2));
      lifeCycles.byHttp("full life cycles, commands by HTTP", http);
    }
  }

  private interface Run {
    void run() throws IOException, InterruptedException;
  }

  /** Until the compiler has seen enough: what runs for days is not judged by its first minute. */
  private static void warmUp(Run run) throws IOException, InterruptedException {
    var until = System.nanoTime() + Integer.getInteger("bench.warm", 60) * 1_000_000_000L;
    do run.run();
    while (System.nanoTime() < until);
  }

  static void print(String line) {
    System.out.println(line);
  }
}
