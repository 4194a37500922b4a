package io.signalbox.runtime.edge;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.store.OutcomeRow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command, as HTTP says it: the answer to the command itself, or to {@code GET
 * /v1/commands/{id}}.
 *
 * @param id the command's own id, as the caller knows it
 * @param status {@code received}, {@code done}, {@code refused} or {@code dead}
 * @param body the answer, as JSON
 */
record Answer(
    String id,
    String status,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable String detail,
    @JsonRawValue @Nullable String body) {
  private static final String PATH = "/v1/commands/";

  /** Not decided yet. */
  static Answer received(String id) {
    return new Answer(id, "received", null, null, null, null);
  }

  static Answer of(String id, OutcomeRow row) {
    return new Answer(id, row.status(), row.decidedAt(), row.reason(), row.detail(), row.body());
  }

  /** 202 while it is not decided, 200 with what the service answered, or a problem. */
  HttpResponse<?> respond() {
    return switch (status) {
      case "received" -> json(HttpResponse.accepted(URI.create(PATH + id)), Json.text(this));
      case "done" -> json(HttpResponse.ok(), body == null ? Json.text(this) : body);
      case "refused" -> throw refused();
      default ->
          throw Problem.of(
              500,
              "dead-letter",
              "Could not be decided",
              "The command is kept as a dead letter (" + reason + "); an operator can replay it.");
    };
  }

  private Problem refused() {
    if (OutcomeRow.KEY_REUSED.equals(reason)) return Idempotency.keyReused();
    return Problem.refused(
        Objects.requireNonNullElse(reason, "refused"),
        Objects.requireNonNullElse(detail, "The command was refused."));
  }

  private static HttpResponse<?> json(MutableHttpResponse<?> response, String body) {
    return response
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(body.getBytes(StandardCharsets.UTF_8));
  }
}
