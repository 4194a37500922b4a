package io.signalbox.runtime.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.signalbox.runtime.json.UnreadableJson;
import jakarta.inject.Singleton;

/** A body a controller could not read is the caller's to mend. */
@Singleton
final class UnreadableHandler implements ExceptionHandler<UnreadableJson, HttpResponse<?>> {
  private final ProblemAnswers answers;

  UnreadableHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, UnreadableJson e) {
    return answers.answer((HttpRequest<?>) request, FrameworkProblem.unreadable(e));
  }
}
