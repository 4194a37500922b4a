package io.signalbox.survey.page;

import io.micronaut.core.annotation.Introspected;
import io.signalbox.survey.program.Scale;
import org.jspecify.annotations.Nullable;

/** What the browser sends. */
@Introspected
record AnswerForm(@Nullable String score, @Nullable String comment) {

  /** The score chosen; null if none on the scale was. */
  @Nullable Integer chosen(Scale scale) {
    return chosen(score, scale);
  }

  static @Nullable Integer chosen(@Nullable String score, Scale scale) {
    if (score == null || !score.matches("[0-9]{1,2}")) {
      return null;
    }
    var chosen = Integer.valueOf(score);
    return scale.has(chosen) ? chosen : null;
  }

  /** What was written; null if nothing. Browsers send both characters of a line's end. */
  @Nullable String written() {
    var text = comment == null ? "" : comment.replace("\r\n", "\n").strip();
    return text.isEmpty() ? null : text;
  }

  boolean tooLong() {
    var written = written();
    return written != null && written.length() > QuestionPage.COMMENT_CHARACTERS_MAX;
  }
}
