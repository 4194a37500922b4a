package io.signalbox.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which part of the process used how much processor time, told by the names of its threads. */
final class CpuShare {
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("ingest-loop", "ingest loop");
    PARTS.put("routing-loop", "routing loop");
    PARTS.put("sla-loop", "sla loop");
    PARTS.put("survey-loop", "survey loop");
    PARTS.put("kafka-producer", "producers");
    PARTS.put("kafka-admin", "barriers (admin clients)");
    PARTS.put("kafka-coordinator", "group heartbeats");
    PARTS.put("data-plane", "broker");
    PARTS.put("group-coordinator", "broker");
    PARTS.put("Controller", "broker");
    PARTS.put("quorum", "broker");
    PARTS.put("raft", "broker");
    PARTS.put("broker", "broker");
    PARTS.put("kafka-", "broker");
    PARTS.put("H2", "H2's own threads");
    PARTS.put("MVStore", "H2's own threads");
    PARTS.put("bench", "the benchmark itself");
    PARTS.put("main", "the benchmark itself");
    PARTS.put("HttpClient", "the benchmark itself");
    PARTS.put("eventLoop", "HTTP");
    PARTS.put("default-nioEventLoopGroup", "HTTP");
    PARTS.put("ForkJoinPool", "HTTP and streams (virtual threads)");
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> before = new TreeMap<>();
  private final long processBefore;

  CpuShare() {
    for (var id : threads.getAllThreadIds()) before.put(id, threads.getThreadCpuTime(id));
    processBefore = processNanos();
  }

  private static long processNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** Prints what each of so many took since this was made, and the shares of it. */
  void print(int count) {
    var byPart = new TreeMap<String, Long>();
    var total = processNanos() - processBefore;
    var known = 0L;
    for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info == null) continue;
      var used =
          threads.getThreadCpuTime(info.getThreadId())
              - before.getOrDefault(info.getThreadId(), 0L);
      byPart.merge(part(info.getThreadName()), Math.max(0, used), Long::sum);
      known += Math.max(0, used);
    }
    byPart.merge("JVM: compiler, garbage collector", Math.max(0, total - known), Long::sum);
    var shares =
        new StringBuilder("  %.2f ms of processor time each:".formatted(total / 1e6 / count));
    byPart.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .filter(each -> each.getValue() * 200 > total)
        .forEach(
            each ->
                shares.append(
                    " %s %d %%;"
                        .formatted(each.getKey(), Math.round(100.0 * each.getValue() / total))));
    Benchmarks.print(shares.toString());
  }

  private static String part(String thread) {
    for (var each : PARTS.entrySet()) {
      if (thread.contains(each.getKey())) return each.getValue();
    }
    return "other";
  }
}
