package io.signalbox.sla.preview;

import io.signalbox.runtime.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a question must have. */
final class Questions {
  private Questions() {}

  static <T> T required(@Nullable T given, String pointer) {
    if (given == null) throw wrong(pointer, "required", "It is missing.");
    return given;
  }

  static Problem wrong(String pointer, String code, String detail) {
    return Problem.badRequest("bad-question", pointer + ": " + detail)
        .withErrors(List.of(new Problem.FieldError(pointer, code, detail)));
  }
}
