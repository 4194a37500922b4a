package io.signalbox.survey.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.signalbox.survey.invitation.Line;
import io.signalbox.survey.invitation.Standing.Answered;
import io.signalbox.survey.invitation.Standing.Cancelled;
import io.signalbox.survey.invitation.Standing.Expired;
import io.signalbox.survey.invitation.Standing.Open;
import io.signalbox.survey.invitation.Standing.Planned;
import io.signalbox.survey.invitation.Standing.Skipped;
import io.signalbox.survey.page.QuestionPage.Shown;
import io.signalbox.survey.program.Scale;
import io.signalbox.survey.wording.Wording;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What somebody sees who follows the link, by where the invitation stands. */
@Singleton
final class Visit {
  private final Questions questions;
  private final Pages pages;
  private final InstantSource clock;

  Visit(Questions questions, Pages pages, InstantSource clock) {
    this.questions = questions;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * The page.
   *
   * @param score chosen in the link; what is not on the scale is none
   */
  HttpResponse<String> page(Line line, Wording wording, @Nullable String score) {
    var now = clock.instant();
    var chosen = AnswerForm.chosen(score, Scale.of(line.metric()).orElseThrow());
    return switch (line.standing()) {
      case Open open when now.isBefore(open.expiresAt()) ->
          form(line, wording, new Shown(chosen, null, false));
      case Answered answered when now.isBefore(answered.editableUntil()) ->
          form(
              line,
              wording,
              new Shown(chosen == null ? answered.score() : chosen, answered.comment(), true));
      case Answered _ -> pages.message(HttpStatus.OK, wording, "answered");
      case Open _, Expired _ -> pages.message(HttpStatus.GONE, wording, "expired");
      case Cancelled _ -> pages.message(HttpStatus.GONE, wording, "cancelled");
      // there is no link to these
      case Planned _, Skipped _ -> pages.message(HttpStatus.NOT_FOUND, wording, "unknown");
    };
  }

  private HttpResponse<String> form(Line line, Wording wording, Shown shown) {
    return pages.question(HttpStatus.OK, questions.page(line, wording, shown, null));
  }
}
