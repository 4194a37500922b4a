package io.signalbox.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one round came to. Crosses from a child's output to the programme that compares.
 *
 * @param cpuMillis processor time of the whole process for each of the count
 * @param allocatedKib what the process allocated for each
 * @param p50 milliseconds, as are the others; zero where no latency was measured
 */
record Figures(
    long count,
    double seconds,
    double cpuMillis,
    double allocatedKib,
    double p50,
    double p99,
    double p999) {
  private static final String MARK = "= ";

  /** How many a second. */
  double rate() {
    return seconds == 0 ? 0 : count / seconds;
  }

  /** The same with latencies. */
  Figures with(double median, double percentile99, double percentile999) {
    return new Figures(
        count, seconds, cpuMillis, allocatedKib, median, percentile99, percentile999);
  }

  /** As a line that {@link #parse} reads. */
  String line() {
    return String.format(
        Locale.ROOT,
        MARK + "%d %.6f %.6f %.3f %.3f %.3f %.3f",
        count,
        seconds,
        cpuMillis,
        allocatedKib,
        p50,
        p99,
        p999);
  }

  /** Whether a child's line holds figures. */
  static boolean in(String line) {
    return line.startsWith(MARK);
  }

  /** What {@link #line} wrote. */
  static Figures parse(String line) {
    var values = new ArrayList<Double>();
    for (var each : List.of(line.substring(MARK.length()).split(" "))) {
      values.add(Double.parseDouble(each));
    }
    return new Figures(
        values.get(0).longValue(),
        values.get(1),
        values.get(2),
        values.get(3),
        values.get(4),
        values.get(5),
        values.get(6));
  }
}
