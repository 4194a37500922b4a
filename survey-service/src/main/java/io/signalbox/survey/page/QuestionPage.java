package io.signalbox.survey.page;

import io.signalbox.survey.program.Scale;
import io.signalbox.survey.wording.Wording;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the form shows.
 *
 * @param question the program's, in whatever language the workspace wrote it
 * @param comment what the customer wrote before
 * @param change whether there is an answer already, which can be changed
 * @param error what to do before it can be sent
 */
public record QuestionPage(
    Wording wording,
    String question,
    List<Choice> choices,
    @Nullable String comment,
    boolean change,
    @Nullable String error) {
  /** As much as one writes into a form; the topic takes more. */
  public static final int COMMENT_CHARACTERS_MAX = 4_000;

  static QuestionPage of(
      Wording wording, String question, Scale scale, Shown shown, @Nullable String error) {
    var prefix = scale.name().toLowerCase(Locale.ROOT) + ".";
    var choices =
        scale
            .scores()
            .mapToObj(
                score ->
                    new Choice(
                        score,
                        wording.find(prefix + score),
                        Integer.valueOf(score).equals(shown.score)))
            .toList();
    return new QuestionPage(wording, question, choices, shown.comment, shown.change, error);
  }

  /** What is filled in when the form is shown. */
  record Shown(@Nullable Integer score, @Nullable String comment, boolean change) {}
}
