package io.signalbox.runtime.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.signalbox.runtime.json.UnreadableJson;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a status that the framework chose means to the caller, in our words.
 *
 * <p>Messages of exceptions are never passed on: they tell of classes and quote input.
 */
final class FrameworkProblem {
  private static final int CAUSES_MAX = 10;

  private FrameworkProblem() {}

  static Problem of(ErrorContext context, int status) {
    return status == 400 ? badRequest(context.getRootCause().orElse(null)) : byStatus(status);
  }

  private static Problem badRequest(@Nullable Throwable cause) {
    var e = cause;
    for (int i = 0; e != null && i < CAUSES_MAX; i++, e = e.getCause()) {
      if (e instanceof UnsatisfiedRouteException missing) {
        return wrong(missing.getArgument(), "required", "is missing");
      }
      if (e instanceof ConversionErrorException wrong && !causedByJson(wrong)) {
        return wrong(wrong.getArgument(), "type", "does not have the right form");
      }
      if (e instanceof IOException unreadable && isJackson(e)) {
        return unreadable(UnreadableJson.because(unreadable));
      }
    }
    return Problem.badRequest(
        "bad-request", "The request could not be understood. Check its path, headers and body.");
  }

  static Problem unreadable(UnreadableJson e) {
    var problem = Problem.badRequest(e.reason(), e.detail());
    return e.pointer().isEmpty()
        ? problem
        : problem.withErrors(List.of(new Problem.FieldError(e.pointer(), e.reason(), e.detail())));
  }

  private static Problem wrong(Argument<?> argument, String code, String what) {
    var name = argument.getName();
    return Problem.badRequest("bad-parameter", "The parameter " + name + " " + what + ".")
        .withErrors(List.of(new Problem.FieldError("?" + name, code, name + " " + what)));
  }

  private static boolean causedByJson(Throwable e) {
    var cause = e.getCause();
    for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
      if (isJackson(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJackson(Throwable e) {
    return e instanceof com.fasterxml.jackson.core.JsonProcessingException;
  }

  private static Problem byStatus(int status) {
    return switch (status) {
      case 401 -> Problem.unauthorised("Send an API key or token as Authorization: Bearer ….");
      case 403 -> Problem.forbidden("Your key does not allow this.");
      case 404 ->
          Problem.notFound("There is nothing at this path. See /openapi for what there is.");
      case 405 ->
          Problem.of(405, "method-not-allowed", "Method not allowed", "See the Allow header.");
      case 406 ->
          Problem.of(406, "not-acceptable", "Not acceptable", "Send Accept: application/json.");
      case 413 ->
          Problem.of(413, "too-large", "Too large", "Send less in one request, or a smaller body.");
      case 415 ->
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              "Send a Content-Type that /openapi names for this path.");
      case 429 ->
          Problem.of(429, "too-many-requests", "Too many requests", "Wait, then try again.");
      case 503 -> Problem.of(503, "unavailable", "Try again later", "The service is not ready.");
      default -> other(status);
    };
  }

  private static Problem other(int status) {
    return status < 500
        ? Problem.of(status, "bad-request", "Bad request", "The request was refused.")
        : Problem.of(
            status,
            "internal",
            "Our fault",
            "Something went wrong here. Nothing is known to have changed; the log says more.");
  }
}
