package io.signalbox.survey.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.problem.Problem.FieldError;
import io.signalbox.survey.program.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A request to compute a score without effect: {@code {"metric":"csat","answers":[5,4,null]}}. */
final class Computation {
  private static final int ANSWERS_MAX = 100_000;
  private static final int ERRORS_MAX = 20;

  private Computation() {}

  /**
   * The score; null among the answers is somebody who said nothing: counted as skipped, and no part
   * of the score.
   */
  static Score of(byte[] body) {
    var request = Json.tree(body);
    var scale = scale(request.path("metric"));
    var answers = request.path("answers");
    if (!answers.isArray() || answers.size() > ANSWERS_MAX) {
      throw bad("/answers", "type", "a list of at most " + ANSWERS_MAX + " answers");
    }
    var counts = new HashMap<Integer, Long>();
    var skipped = 0L;
    var wrong = new ArrayList<FieldError>();
    for (var i = 0; i < answers.size() && wrong.size() < ERRORS_MAX; i++) {
      var answer = answers.get(i);
      if (answer.isNull()) {
        skipped++;
      } else if (isWhole(answer) && scale.has(answer.intValue())) {
        counts.merge(answer.intValue(), 1L, Long::sum);
      } else {
        wrong.add(new FieldError("/answers/" + i, "range", "a whole number, " + scale.range()));
      }
    }
    if (!wrong.isEmpty()) {
      throw problem(wrong);
    }
    return Formula.of(scale, counts).withSkipped(skipped);
  }

  /** Also 9.0 and 0.9e1 are nine, as JSON Schema has it. */
  private static boolean isWhole(JsonNode answer) {
    return answer.isNumber() && answer.canConvertToExactIntegral() && answer.canConvertToInt();
  }

  static Scale scale(String metric) {
    return Scale.of(new SurveyMetric(metric))
        .orElseThrow(() -> bad("/metric", "enum", "one of csat, nps, ces"));
  }

  private static Scale scale(JsonNode metric) {
    return scale(metric.isTextual() ? metric.textValue() : "");
  }

  private static Problem bad(String pointer, String code, String detail) {
    return problem(List.of(new FieldError(pointer, code, detail)));
  }

  private static Problem problem(List<FieldError> errors) {
    return Problem.badRequest("schema", "The request is not what is asked for; see errors.")
        .withErrors(errors);
  }
}
