package io.signalbox.survey.page;

import io.signalbox.survey.program.Scale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the browser sends. */
record AnswerForm(@Nullable String score, @Nullable String comment) {

  /** From the form's fields, which the framework has already read as numbers where they look so. */
  static AnswerForm of(@Nullable Map<String, Object> fields) {
    return fields == null
        ? new AnswerForm(null, null)
        : new AnswerForm(text(fields.get("score")), text(fields.get("comment")));
  }

  private static @Nullable String text(@Nullable Object field) {
    return field == null ? null : field.toString();
  }

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
