package io.signalbox.quickstart.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;

/** What a service answered. */
public record Answer(int status, String body) {

  /** Whether it did what was asked, or took it on. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The body as JSON; a missing node if it isn't. */
  public JsonNode json() {
    try {
      return body.isBlank() ? MissingNode.getInstance() : Json.read(body, JsonNode.class);
    } catch (UnreadableJson e) {
      return MissingNode.getInstance();
    }
  }

  /** The problem's detail, or whatever there is to tell a person. */
  public String detail() {
    var problem = json();
    var detail = problem.path("detail").asText(problem.path("title").asText(""));
    return detail.isEmpty() ? "status " + status : detail;
  }
}
