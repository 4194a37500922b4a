package io.signalbox.survey.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.survey.SurveyCommand.SubmitAnswer;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.survey.asking.SurveyProtocol;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.page.QuestionPage.Shown;
import io.signalbox.survey.program.Scale;
import io.signalbox.survey.wording.Wording;
import jakarta.inject.Singleton;

/** Puts an answer on the log, and says thank you once it counts. */
@Singleton
final class Answering {
  private final Gate gate;
  private final Questions questions;
  private final Pages pages;

  Answering(Gate gate, Questions questions, Pages pages) {
    this.gate = gate;
    this.questions = questions;
    this.pages = pages;
  }

  HttpResponse<String> answer(LedgerEntry entry, Wording wording, AnswerForm form) {
    var chosen = form.chosen(Scale.of(entry.metric()).orElseThrow());
    if (chosen == null || form.tooLong()) {
      var error = wording.text(chosen == null ? "missing.score" : "long.comment");
      var shown = new Shown(chosen, form.written(), false);
      return pages.question(HttpStatus.BAD_REQUEST, questions.page(entry, wording, shown, error));
    }
    var invitation = entry.id().toString();
    // also if it is not decided within the gate's patience: it is on the log and will be
    var _ =
        gate.command(
            new Actor(SurveyProtocol.PAGE, Role.SYSTEM, entry.workspace(), null),
            Topics.SURVEY_COMMANDS,
            "answer.submitted",
            invitation,
            new SubmitAnswer(invitation, chosen, form.written()),
            null);
    return pages.message(HttpStatus.OK, wording, "thanks");
  }
}
