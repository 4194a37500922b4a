package io.signalbox.survey.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.signalbox.survey.invitation.InvitationPhase.Answered;
import io.signalbox.survey.invitation.InvitationPhase.Cancelled;
import io.signalbox.survey.invitation.InvitationPhase.Expired;
import io.signalbox.survey.invitation.InvitationPhase.Open;
import io.signalbox.survey.invitation.InvitationPhase.Planned;
import io.signalbox.survey.invitation.InvitationPhase.Skipped;
import io.signalbox.survey.invitation.LedgerEntry;
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
  HttpResponse<String> page(LedgerEntry entry, Wording wording, @Nullable String score) {
    var now = clock.instant();
    var chosen = AnswerForm.chosen(score, Scale.of(entry.metric()).orElseThrow());
    return switch (entry.phase()) {
      case Open open when now.isBefore(open.expiresAt()) ->
          form(entry, wording, new Shown(chosen, null, false));
      case Answered answered when now.isBefore(answered.editableUntil()) ->
          form(
              entry,
              wording,
              new Shown(chosen == null ? answered.score() : chosen, answered.comment(), true));
      case Answered _ -> pages.message(HttpStatus.OK, wording, "answered");
      case Open _, Expired _ -> pages.message(HttpStatus.GONE, wording, "expired");
      case Cancelled _ -> pages.message(HttpStatus.GONE, wording, "cancelled");
      // there is no link to these
      case Planned _, Skipped _ -> pages.message(HttpStatus.NOT_FOUND, wording, "unknown");
    };
  }

  private HttpResponse<String> form(LedgerEntry entry, Wording wording, Shown shown) {
    return pages.question(HttpStatus.OK, questions.page(entry, wording, shown, null));
  }
}
