package io.signalbox.runtime.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error is a problem that says what to do and nothing of the inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {
  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    probe =
        Probe.start(
            directory,
            Map.of(
                "signalbox.loop.enabled",
                false,
                "signalbox.kafka.bootstrap-servers",
                "127.0.0.1:1",
                "signalbox.request.within",
                "2s"));
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1/nothing", "/login", "/logout", "/keys", "/oauth/access_token", "/beans"})
  void a_path_that_does_not_exist_is_404_for_everybody(String path) throws Exception {
    probe.send(probe.to(path)).problem(404, "not-found");
    probe.send(probe.as(Role.ADMIN, path)).problem(404, "not-found");
  }

  @Test
  void another_method_is_405_with_allow() throws Exception {
    var reply = probe.send(probe.as(Role.AGENT, "/v1/probe/append"));

    reply.problem(405, "method-not-allowed");
    assertThat(reply.header("Allow")).contains("POST");
  }

  @Test
  void another_media_type_is_415() throws Exception {
    probe
        .send(
            probe
                .as(Role.AGENT, "/v1/probe/append")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a,b")))
        .problem(415, "unsupported-media-type");
  }

  @Test
  void an_answer_nobody_wants_is_406() throws Exception {
    probe
        .send(probe.as(Role.AGENT, "/v1/probe/whoami").header("Accept", "image/png"))
        .problem(406, "not-acceptable");
  }

  @Test
  void a_parameter_missing_or_wrong_is_400_and_named() throws Exception {
    var missing = probe.send(probe.as(Role.AGENT, "/v1/probe/wait"));
    var wrong = probe.send(probe.as(Role.AGENT, "/v1/probe/wait?duration=soon"));

    var first = missing.problem(400, "bad-parameter").path("errors").path(0);
    assertThat(first.path("pointer").asText()).isEqualTo("?duration");
    assertThat(first.path("code").asText()).isEqualTo("required");
    var second = wrong.problem(400, "bad-parameter").path("errors").path(0);
    assertThat(second.path("pointer").asText()).isEqualTo("?duration");
    assertThat(second.path("code").asText()).isEqualTo("type");
  }

  @Test
  void an_exception_of_ours_is_500_without_its_message() throws Exception {
    probe.send(probe.as(Role.AGENT, "/v1/probe/broken")).problem(500, "internal");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"number\":', broken-json",
    "'{\"number\":1,\"number\":2}', broken-json",
    "'{\"number\":\"x\"}', wrong-shape",
    "'{\"number\":1e999999}', wrong-shape",
    "'[]', wrong-shape",
  })
  void a_body_bound_by_the_framework_is_read_under_the_same_rules(String body, String type)
      throws Exception {
    probe.post("/v1/probe/visit", body).problem(400, type);
  }

  @Test
  void a_body_bound_by_the_framework_is_cleaned() throws Exception {
    var reply = probe.post("/v1/probe/visit", "{\"number\":1,\"note\":\"a\\u0000b\\ud800\"}");

    assertThat(reply.http().body()).isEqualTo("a\uFFFDb\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%zz", "a=%", "%=1"})
  void a_form_with_broken_escapes_is_400(String form) throws Exception {
    probe
        .send(
            probe
                .as(Role.AGENT, "/v1/probe/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)))
        .problem(400, "bad-form");
  }

  @Test
  void a_body_that_is_not_encoded_as_it_says_is_400() throws Exception {
    var request = probe.as(Role.AGENT, "/v1/probe/append").header("Content-Encoding", "gzip");

    probe.send(request, "{\"number\":1}").problem(400, "bad-encoding");
  }

  @Test
  void a_request_that_does_not_come_to_its_end_is_closed() throws Exception {
    var began = "POST /v1/probe/append HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    assertThat(isClosed(began)).isTrue();
    assertThat(isClosed(began + "\r\nContent-Length: 100000\r\n\r\n")).isTrue();
  }

  /** Whether the server closes a connection on which a byte comes now and then. */
  private boolean isClosed(String began) throws IOException {
    try (var socket = new Socket(probe.address().getHost(), probe.address().getPort())) {
      socket.setSoTimeout(100);
      socket.getOutputStream().write(began.getBytes(US_ASCII));
      var patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (System.nanoTime() < patience) {
        try {
          if (socket.getInputStream().read() < 0) return true;
        } catch (SocketTimeoutException e) {
          socket.getOutputStream().write('x');
        }
      }
      return false;
    } catch (SocketException e) {
      return true; // reset: it had bytes that nobody read
    }
  }

  @Test
  void deep_json_is_refused_wherever_it_is_read() throws Exception {
    var deep = "{\"number\":1,\"unknown\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    probe.post("/v1/probe/visit", deep).problem(400, "too-deep");
    probe.post("/v1/probe/append", deep).problem(400, "too-deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/probe/a%00b/add", "/v1/commands/%00", "/v1/probe/numbers?even=%0d%0a"})
  void control_characters_are_refused_before_anything_reads_them(String path) throws Exception {
    probe.post(path, "{\"number\":1}").problem(400, "bad-request");
  }

  @Test
  void a_path_too_long_is_refused() throws Exception {
    var reply = probe.send(probe.as(Role.AGENT, "/v1/" + "x".repeat(20_000)));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json().path("type").asText()).isEqualTo("/problems/too-large");
    assertThat(reply.json().has("instance")).isFalse();
  }
}
