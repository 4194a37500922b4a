package io.signalbox.survey.page;

import io.signalbox.runtime.definition.DefinitionQueries;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.page.QuestionPage.Shown;
import io.signalbox.survey.program.Programs;
import io.signalbox.survey.program.Scale;
import io.signalbox.survey.wording.Wording;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The form of an invitation, with its program's question. */
@Singleton
final class Questions {
  private final DefinitionQueries definitions;

  Questions(DefinitionQueries definitions) {
    this.definitions = definitions;
  }

  QuestionPage page(LedgerEntry entry, Wording wording, Shown shown, @Nullable String error) {
    var scale = Scale.of(entry.metric()).orElseThrow();
    return QuestionPage.of(wording, question(entry, wording), scale, shown, error);
  }

  private String question(LedgerEntry entry, Wording wording) {
    return definitions
        .find(entry.workspace(), Programs.KIND, entry.programId())
        .map(program -> program.body().question())
        .orElseGet(() -> wording.text("title"));
  }
}
