package io.signalbox.businesstime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What five open libraries for business time expect of themselves. Which cases are left out, and by
 * which rule of their source, is printed.
 */
class WorkingTimeCasesTest {
  private static final Path CASES =
      Path.of(
          System.getProperty(
              "signalbox.working-time-cases", "../../shared/data/sla/working_time_cases.jsonl"));

  @Test
  void what_other_libraries_expect_holds() throws IOException {
    if (!Files.exists(CASES)) System.out.println("working-time cases: 0 run, the file is absent");
    assumeTrue(Files.exists(CASES));
    var run = new TreeMap<String, Integer>();
    var leftOut = new TreeMap<String, Integer>();
    var failed = new ArrayList<String>();
    var cases = cases();
    for (var given : cases) {
      var why = LeftOut.why(given);
      if (why != null) {
        leftOut.merge(why, 1, Integer::sum);
        continue;
      }
      var op = given.get("op").asText();
      run.merge(op, 1, Integer::sum);
      var answer = String.valueOf(WorkingTimeCase.answer(given));
      if (!answer.equals(WorkingTimeCase.expected(given))) {
        failed.add(
            given.get("id").asText()
                + ": "
                + answer
                + " but was to be "
                + WorkingTimeCase.expected(given));
      }
    }
    print(cases.size(), run, leftOut);
    assertThat(failed).isEmpty();
    assertThat(sum(run)).as("cases run").isGreaterThanOrEqualTo(570);
    assertThat(sum(run) + sum(leftOut)).isEqualTo(cases.size());
  }

  private static List<JsonNode> cases() throws IOException {
    var cases = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(CASES)) cases.add(AsJson.tree(line));
    return cases;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void print(int all, Map<String, Integer> run, Map<String, Integer> leftOut) {
    System.out.printf("working-time cases: %d, run %d, left out %d%n", all, sum(run), sum(leftOut));
    run.forEach((op, count) -> System.out.printf("  run %4d %s%n", count, op));
    leftOut.forEach((why, count) -> System.out.printf("  left out %4d %s%n", count, why));
  }
}
