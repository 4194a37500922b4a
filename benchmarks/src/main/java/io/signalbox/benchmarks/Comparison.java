package io.signalbox.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All rounds' figures, and what they are to one another. Of several rounds the median counts. */
final class Comparison {
  /** What comes at a rate that is given. */
  private static final List<String> STEADY = List.of("latency", "idle");

  private final Map<Measured, List<Figures>> rounds = new LinkedHashMap<>();

  /** What is measured of whom. */
  private record Measured(String who, String what) {
    @Override
    public String toString() {
      return who + ", " + what;
    }
  }

  /** One more round; shows it. */
  void add(String who, String what, Figures figures) {
    var measured = new Measured(who, what);
    rounds.computeIfAbsent(measured, _ -> new ArrayList<>()).add(figures);
    Benchmarks.print("%s: %s".formatted(measured, described(what, figures)));
  }

  private static String described(String what, Figures figures) {
    if (what.equals("idle")) {
      return "%.1f %% of a core, %.0f KiB a second allocated"
          .formatted(figures.cpuMillis() / 10, figures.allocatedKib());
    }
    return "%,d in %.1f s = %,.0f a second, %.2f ms of processor time and %.0f KiB each"
        .formatted(
            figures.count(),
            figures.seconds(),
            figures.rate(),
            figures.cpuMillis(),
            figures.allocatedKib());
  }

  /** The medians, and the ratios round by round. */
  void print() {
    Benchmarks.print("medians:");
    rounds.forEach((measured, figures) -> Benchmarks.print("  " + medians(measured, figures)));
    Benchmarks.print("ratios, signalbox to the other one (median of the rounds; each round):");
    var cycles = new Measured("flowable", "cycles");
    for (var what : List.of("kafka", "http")) {
      var ours = new Measured("signalbox", what);
      ratio("a second", ours, cycles, Figures::rate);
      ratio("processor time each", ours, cycles, Figures::cpuMillis);
    }
    var latency = new Measured("signalbox", "latency");
    var bare = new Measured("bare loop", "latency");
    ratio("p99", latency, bare, Figures::p99);
    ratio("p50", latency, bare, Figures::p50);
    for (var what : List.of("kafka", "http", "latency", "assignment", "idle")) {
      var ours = new Measured("signalbox", what);
      var other = new Measured("other", what);
      if (!STEADY.contains(what)) ratio("a second", ours, other, Figures::rate);
      if (what.equals("latency")) ratio("p99", ours, other, Figures::p99);
      ratio("processor time each", ours, other, Figures::cpuMillis);
      ratio("allocated each", ours, other, Figures::allocatedKib);
    }
  }

  private static String medians(Measured measured, List<Figures> figures) {
    var line =
        "%-24s %6.2f ms of processor time, %,6.0f KiB"
            .formatted(
                measured,
                median(figures, Figures::cpuMillis),
                median(figures, Figures::allocatedKib));
    if (!STEADY.contains(measured.what)) {
      line += ", %,.0f a second".formatted(median(figures, Figures::rate));
    }
    if (!measured.what.equals("latency")) return line;
    return line
        + ", p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms"
            .formatted(
                median(figures, Figures::p50),
                median(figures, Figures::p99),
                median(figures, Figures::p999));
  }

  /** Pair by pair: the machine's speed drifts, and what stands side by side drifts alike. */
  private void ratio(String of, Measured one, Measured two, ToDoubleFunction<Figures> figure) {
    var ones = rounds.getOrDefault(one, List.of());
    var twos = rounds.getOrDefault(two, List.of());
    var ratios = new ArrayList<Double>();
    for (var n = 0; n < Math.min(ones.size(), twos.size()); n++) {
      ratios.add(figure.applyAsDouble(ones.get(n)) / figure.applyAsDouble(twos.get(n)));
    }
    if (ratios.isEmpty()) return;
    var each = new StringBuilder();
    for (var ratio : ratios) each.append(" %.2f".formatted(ratio));
    Benchmarks.print(
        "  %s, %s to %s: %.2f (%s)"
            .formatted(of, one, two, middle(ratios), each.toString().strip()));
  }

  private static double median(List<Figures> figures, ToDoubleFunction<Figures> figure) {
    return middle(figures.stream().map(figure::applyAsDouble).toList());
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
