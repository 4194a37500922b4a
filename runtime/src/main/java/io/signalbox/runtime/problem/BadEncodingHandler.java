package io.signalbox.runtime.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;

/** A body that is not compressed as its header says is the caller's to mend. */
@Singleton
final class BadEncodingHandler implements ExceptionHandler<DecoderException, HttpResponse<?>> {
  private final ProblemAnswers answers;

  BadEncodingHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<?> handle(HttpRequest request, DecoderException e) {
    return answers.answer(
        (HttpRequest<?>) request,
        Problem.badRequest("bad-encoding", "The body is not what Content-Encoding says."));
  }
}
