package io.signalbox.runtime.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;

/** A form that cannot be decoded is the caller's to mend, like JSON that is none. */
@Singleton
final class BadFormHandler implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {
  private final ProblemAnswers answers;

  BadFormHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, ErrorDataDecoderException e) {
    return answers.answer(
        (HttpRequest<?>) request,
        Problem.badRequest("bad-form", "The form is not URL-encoded; check its escapes (%xx)."));
  }
}
