package io.signalbox.runtime.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.signalbox.runtime.json.Json;
import jakarta.inject.Singleton;

/** Writes every error the framework finds as a problem, and every problem as an answer. */
@Singleton
public final class ProblemAnswers implements ErrorResponseProcessor<byte[]> {
  private static final MediaType TYPE = MediaType.of("application/problem+json");

  /** What Netty puts in place of a request line it could not read. */
  private static final String UNREADABLE = "/bad-request";

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return write(context.getRequest(), FrameworkProblem.of(context, response.code()), response);
  }

  /** The answer that says this problem. */
  public MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Problem problem) {
    return write(request, problem, HttpResponse.status(problem.status(), problem.title()));
  }

  private static MutableHttpResponse<byte[]> write(
      HttpRequest<?> request, Problem problem, MutableHttpResponse<?> response) {
    problem.headers().forEach(response::header);
    var path = request.getPath();
    return response
        .status(problem.status(), problem.title())
        .contentType(TYPE)
        .body(Json.bytes(problem.body(path.equals(UNREADABLE) ? null : path)));
  }
}
