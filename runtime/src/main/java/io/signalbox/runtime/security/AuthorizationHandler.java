package io.signalbox.runtime.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.problem.ProblemAnswers;
import jakarta.inject.Singleton;

/** 401 and 403 as problems; never a redirect to a login page. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationHandler
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  static final String HOW = "Send an API key or token as Authorization: Bearer ….";

  private final ProblemAnswers answers;

  AuthorizationHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException e) {
    var asked = (HttpRequest<?>) request;
    return answers.answer(asked, e.isForbidden() ? forbidden() : unauthorised(asked));
  }

  private static Problem forbidden() {
    return Problem.forbidden("The role of your key does not allow this.");
  }

  private static Problem unauthorised(HttpRequest<?> request) {
    return Problem.unauthorised(
        request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
            ? "The key or token is malformed, unknown, expired or revoked."
            : HOW);
  }
}
