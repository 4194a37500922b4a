package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.security.ApiKeys;
import io.signalbox.runtime.shard.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, as whom, and where to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    probe = Probe.edgeOnly(directory);
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void a_key_is_its_actor() throws Exception {
    var who = probe.send(probe.as(Role.AGENT, "/v1/probe/whoami")).json();

    assertThat(who.path("role").asText()).isEqualTo("AGENT");
    assertThat(who.path("workspace").asText()).isEqualTo("acme");
    assertThat(who.path("agent").asText()).isEqualTo("agent-1");
    assertThat(probe.token(Role.AGENT)).startsWith(who.path("name").asText() + "_");
  }

  @Test
  void without_a_key_the_answer_says_how() throws Exception {
    var reply = probe.send(probe.to("/v1/probe/whoami"));

    assertThat(reply.problem(401, "unauthorised").path("detail").asText()).contains("Bearer");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer sb_agent_abcdefgh_0123456789012345678901234567890123456789012",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
        "Basic YWRtaW46YWRtaW4=",
        "Internal e30.AAAA",
        "sb_admin_x"
      })
  void what_is_no_key_is_refused(String header) throws Exception {
    var reply = probe.send(probe.to("/v1/probe/whoami").header("Authorization", header));

    assertThat(reply.problem(401, "unauthorised").path("detail").asText()).contains("malformed");
  }

  @Test
  void a_key_too_long_or_given_twice_is_refused() throws Exception {
    var bearer = "Bearer " + probe.token(Role.AGENT);

    probe
        .send(probe.to("/v1/probe/whoami").header("Authorization", "Bearer " + "x".repeat(9_000)))
        .problem(401, "unauthorised");
    probe
        .send(
            probe
                .to("/v1/probe/whoami")
                .header("Authorization", bearer)
                .header("Authorization", bearer))
        .problem(401, "unauthorised");
  }

  @Test
  void an_expired_key_is_refused() throws Exception {
    var then = Instant.parse("2020-01-01T00:00:00Z");
    var key = ApiKeys.issue(Role.AGENT, "acme", "agent-1", then);
    probe.bean(ApiKeys.class).put(key.stored().madeBy("sb_admin_abcdefgh", then, null));

    probe
        .send(probe.to("/v1/probe/whoami").header("Authorization", "Bearer " + key.token()))
        .problem(401, "unauthorised");
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGRATION, /v1/audit, 403",
    "AGENT, /v1/audit, 403",
    "SUPERVISOR, /v1/audit, 403",
    "OPS, /v1/audit, 200",
    "ADMIN, /v1/audit, 200",
    "INTEGRATION, /v1/dead-letters, 403",
    "AGENT, /v1/dead-letters, 403",
    "SUPERVISOR, /v1/dead-letters, 403",
    "OPS, /v1/dead-letters, 200",
    "ADMIN, /v1/dead-letters, 200",
    "OPS, /v1/probe/whoami, 403",
    "INTEGRATION, /v1/probe/whoami, 200",
  })
  void a_role_opens_what_is_its(Role role, String path, int status) throws Exception {
    var reply = probe.send(probe.as(role, path));

    assertThat(reply.status()).isEqualTo(status);
    if (status == 403) {
      reply.problem(403, "forbidden");
    }
  }

  @Test
  void only_an_admin_names_another_workspace() throws Exception {
    var admin = probe.send(probe.as(Role.ADMIN, "/v1/probe/whoami?workspace=other"));
    var own = probe.send(probe.as(Role.AGENT, "/v1/probe/whoami?workspace=acme"));

    assertThat(admin.json().path("workspace").asText()).isEqualTo("other");
    assertThat(own.json().path("workspace").asText()).isEqualTo("acme");
    for (var role : List.of(Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION)) {
      probe.send(probe.as(role, "/v1/probe/whoami?workspace=other")).problem(403, "forbidden");
    }
    probe
        .send(probe.as(Role.ADMIN, "/v1/probe/whoami?workspace=a%20b"))
        .problem(400, "bad-parameter");
  }

  @Test
  void a_permission_of_the_service_is_asked_before_anything_is_appended() throws Exception {
    probe
        .send(probe.as(Role.SUPERVISOR, "/v1/probe/append"), "{\"number\":1}")
        .problem(403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness", "/prometheus"})
  void health_and_metrics_are_open(String path) throws Exception {
    assertThat(probe.send(probe.to(path)).status()).isEqualTo(200);
  }

  @Test
  void a_service_without_a_document_says_so() throws Exception {
    probe.send(probe.to("/openapi")).problem(404, "not-found");
  }
}
