package io.signalbox.runtime.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.signalbox.runtime.problem.Problem;

/** What no request may be, whoever sends it: told before anything reads it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(RequestGuard.ORDER)
final class RequestGuard {
  /** After metrics, so that refusals are counted; before security. */
  static final int ORDER = 15_000;

  /** A body that is not a batch. */
  static final int BODY_BYTES_MAX = 1 << 20;

  /** Where files come in, which are never in memory whole: what reads them counts their bytes. */
  private static final String STREAMED = "/v1/blobs";

  private static final MediaType BATCH = MediaType.of("application/x-ndjson");

  private final Cursors cursors;

  RequestGuard(Cursors cursors) {
    this.cursors = cursors;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    requirePrintable(request);
    var batch = request.getContentType().filter(type -> type.matches(BATCH)).isPresent();
    var bounded = batch || request.getPath().equals(STREAMED);
    if (request.getContentLength() > BODY_BYTES_MAX && !bounded) {
      throw Problem.of(
          413, "too-large", "Too large", "A body may have " + BODY_BYTES_MAX + " bytes.");
    }
    cursors.attachTo(request);
  }

  /** No identifier or filter has control characters, and PostgreSQL refuses a NUL. */
  private static void requirePrintable(HttpRequest<?> request) {
    var raw = request.getUri().getRawPath() + "?" + request.getUri().getRawQuery();
    for (int i = raw.indexOf('%'); i >= 0; i = raw.indexOf('%', i + 1)) {
      if (i + 1 < raw.length() && (raw.charAt(i + 1) == '0' || raw.charAt(i + 1) == '1')) {
        throw Problem.badRequest(
            "bad-request", "The path or query has control characters (%00 to %1f).");
      }
    }
  }
}
