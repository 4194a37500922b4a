package io.signalbox.runtime.edge;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.store.OutcomeRow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What became of a command, as HTTP says it.
 *
 * @param id the command's own id, as the caller knows it
 */
record Answer(String id, OutcomeRow row) {
  static final String PATH = "/v1/commands/";

  /** 200 with what the service answered. */
  HttpResponse<?> respond() {
    return switch (row.status()) {
      case "done" -> done();
      case "refused" -> throw Problem.refused(reason(), detail());
      default ->
          throw Problem.of(
              500,
              "dead-letter",
              "Could not be decided",
              "The command is kept as a dead letter ("
                  + reason()
                  + "); an operator can replay it.");
    };
  }

  /** 202: not decided yet. */
  static HttpResponse<?> later(String id) {
    return json(HttpResponse.accepted(URI.create(PATH + id)), Json.text(CommandView.received(id)));
  }

  private HttpResponse<?> done() {
    var body = row.body();
    return json(HttpResponse.ok(), body == null ? Json.text(CommandView.of(this)) : body);
  }

  private static HttpResponse<?> json(MutableHttpResponse<?> response, String body) {
    return response
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(body.getBytes(StandardCharsets.UTF_8));
  }

  private String reason() {
    return Objects.requireNonNullElse(row.reason(), "refused");
  }

  private String detail() {
    return Objects.requireNonNullElse(row.detail(), "The command was refused.");
  }
}
