package io.signalbox.runtime.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says what went wrong (RFC 9457). Thrown anywhere at the edge; written in one
 * place.
 *
 * <p>{@code type} is the slug of a stable reference {@code /problems/<slug>}; {@code detail} says
 * what a person can do.
 */
public final class Problem extends RuntimeException {
  private final int status;
  private final String type;
  private final String title;
  private final List<FieldError> errors;
  private final Map<String, String> headers;

  /**
   * One wrong field.
   *
   * @param pointer where in the body, as a JSON pointer; {@code ?name} for a query parameter
   * @param code stable, such as {@code required}
   * @param detail what is wrong with it
   */
  public record FieldError(String pointer, String code, String detail) {}

  private Problem(
      int status,
      String type,
      String title,
      String detail,
      List<FieldError> errors,
      Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
    this.title = title;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /** Any problem. */
  public static Problem of(int status, String type, String title, String detail) {
    return new Problem(status, type, title, detail, List.of(), Map.of());
  }

  /** 400: the request cannot be understood. */
  public static Problem badRequest(String type, String detail) {
    return of(400, type, "Bad request", detail);
  }

  /** 401: nobody says who is asking. */
  public static Problem unauthorised(String detail) {
    return of(401, "unauthorised", "Who are you?", detail).withHeader("WWW-Authenticate", "Bearer");
  }

  /** 403: the actor may not do this. */
  public static Problem forbidden(String detail) {
    return of(403, "forbidden", "Not allowed", detail);
  }

  /** 404: there is no such thing, or not for this actor. */
  public static Problem notFound(String detail) {
    return of(404, "not-found", "Not found", detail);
  }

  /** 409: understood and refused; {@code reason} is the stable code. */
  public static Problem refused(String reason, String detail) {
    return of(409, reason, "Refused", detail);
  }

  /** 503 with {@code Retry-After}. */
  public static Problem unavailable(String type, String detail, Duration retryAfter) {
    return of(503, type, "Try again later", detail).retryAfter(retryAfter);
  }

  /** The same with these wrong fields. */
  public Problem withErrors(List<FieldError> wrong) {
    var all = new ArrayList<>(errors);
    all.addAll(wrong);
    return new Problem(status, type, title, detail(), all, headers);
  }

  /** The same with a response header. */
  public Problem withHeader(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(status, type, title, detail(), errors, all);
  }

  /** The same with {@code Retry-After} in whole seconds, at least one. */
  public Problem retryAfter(Duration wait) {
    return withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The slug of the type. */
  public String type() {
    return type;
  }

  /** The title of all problems of the type. */
  public String title() {
    return title;
  }

  /** What happened and what a person can do. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The wrong fields, if any. */
  public List<FieldError> errors() {
    return errors;
  }

  /** Response headers that go with it. */
  public Map<String, String> headers() {
    return headers;
  }

  /** What is written on the wire. */
  ProblemBody body(@Nullable String instance) {
    return new ProblemBody(
        "/problems/" + type, title, status, detail(), instance, errors.isEmpty() ? null : errors);
  }
}
