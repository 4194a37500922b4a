package io.signalbox.house;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;

/** What the checks tell whoever reads the build's output. */
final class Report {
  private Report() {}

  /** Fails with the rule and every place that breaks it, a line each. */
  static void requireNone(String rule, List<?> broken) {
    if (broken.isEmpty()) return;
    var text = new StringBuilder("%d times broken: %s%n".formatted(broken.size(), rule));
    for (var each : broken) text.append("  ").append(each).append('\n');
    fail(text.toString());
  }

  /** Median, 95th percentile and greatest of some lengths. */
  @SuppressWarnings("SystemOut") // what was counted is shown in the build's output
  static void say(String what, List<Long> lengths) {
    var sorted = lengths.stream().sorted().toList();
    System.out.printf(
        "house: %s %5d, lines: median %d, p95 %d, most %d%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.getLast());
  }
}
