package io.signalbox.ingest.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingest.Main;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.runtime.webhook.Secrets;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts over HTTP: who may set them up, and that nobody writes a secret down. */
class AccountHttpTest {
  private static final String HELP = "/v1/accounts/help";

  @Test
  void are_set_up_by_admins_without_secrets(@TempDir Path directory) throws Exception {
    try (var ingest =
        new LiveService("ingest", Main.class, directory, Broker.shared().settings())) {
      var account =
          "{\"channel\":\"email\",\"addresses\":[\"help@shop.example\"],"
              + "\"credentials\":{\"password\":\"%s\"}}";
      for (var text :
          List.of(
              "hunter2",
              "env:PATH",
              "env:SIGNALBOX_SECRET_a",
              "file:../key",
              "file:/etc/passwd",
              "file:.hidden",
              "env:SIGNALBOX_SECRET_HELP\\n")) {
        assertThat(Secrets.isReference(text)).as(text).isFalse();
        var refused = ingest.send(put(ingest, Role.ADMIN, account.formatted(text)));
        assertThat(refused.status()).as(text).isEqualTo(400);
        assertThat(refused.http().body()).doesNotContain("hunter2");
      }
      // what nobody knows is dropped when it is read, but would be on the topic by then
      var unknown = "{\"channel\":\"email\",\"password\":\"hunter2\"}";
      var answer = ingest.send(put(ingest, Role.ADMIN, unknown));
      assertThat(answer.problem(400, "unknown-field").toString())
          .contains("credentials")
          .doesNotContain("hunter2");
      ingest.send(put(ingest, Role.SUPERVISOR, account)).problem(403, "forbidden");
      ingest.get(Role.AGENT, HELP).problem(403, "forbidden");
      ingest.get(Role.INTEGRATION, HELP).problem(404, "not-found");
      var reference = "env:SIGNALBOX_SECRET_HELP";
      assertThat(Secrets.isReference(reference)).isTrue();
      assertThat(ingest.send(put(ingest, Role.ADMIN, account.formatted(reference))).status())
          .isEqualTo(200);
      var said = ingest.get(Role.INTEGRATION, HELP).json();
      assertThat(said.at("/credentials/password").asText()).isEqualTo(reference);
      assertThat(said.at("/addresses/0").asText()).isEqualTo("help@shop.example");
    }
  }

  private static HttpRequest.Builder put(LiveService ingest, Role role, String body) {
    return ingest
        .as(role, HELP)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body));
  }
}
