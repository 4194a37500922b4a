package io.signalbox.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An answer, and what tests ask of it. */
public record Reply(HttpResponse<String> http) {
  /** Its status. */
  public int status() {
    return http.statusCode();
  }

  /** Its body as JSON. */
  public JsonNode json() {
    return Json.tree(http.body().getBytes(StandardCharsets.UTF_8));
  }

  /** A header, or the empty text. */
  public String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  /**
   * Requires that it is a problem of this status and type, complete and telling nothing internal.
   */
  public JsonNode problem(int status, String type) {
    assertThat(http.body()).isNotBlank();
    var problem = json();
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.path("type").asText()).isEqualTo("/problems/" + type);
    assertThat(status()).isEqualTo(status);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(problem.path("instance").asText()).isEqualTo(http.request().uri().getRawPath());
    assertThat(http.body())
        .doesNotContain("Exception", "io.signalbox", "io.micronaut", "java.", "secret", "jdbc:");
    return problem;
  }
}
