package io.signalbox.survey.page;

import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.page.QuestionPage.Shown;
import io.signalbox.survey.program.Scale;
import io.signalbox.survey.wording.Wording;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The form of an invitation, with its program's question. */
@Singleton
final class Questions {
  private final Reads reads;

  Questions(Reads reads) {
    this.reads = reads;
  }

  QuestionPage page(LedgerEntry entry, Wording wording, Shown shown, @Nullable String error) {
    var scale = Scale.of(entry.metric()).orElseThrow();
    return QuestionPage.of(wording, question(entry, wording), scale, shown, error);
  }

  private String question(LedgerEntry entry, Wording wording) {
    return reads
        .query(
            "select definition from program where workspace = ? and id = ?",
            s -> {
              s.setString(1, entry.workspace());
              s.setString(2, entry.programId());
            },
            row -> Json.read(row.getString(1), DefineProgram.class).question())
        .stream()
        .findFirst()
        .orElseGet(() -> wording.text("title"));
  }
}
