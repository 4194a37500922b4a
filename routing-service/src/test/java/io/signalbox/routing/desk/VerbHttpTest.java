package io.signalbox.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.routing.Main;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that need nothing said need no body. */
class VerbHttpTest {
  private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";

  @Test
  void a_verb_without_a_body_is_a_command_like_any_other(@TempDir Path directory) throws Exception {
    try (var routing =
        new LiveService("routing", Main.class, directory, Broker.shared().settings())) {
      for (var path :
          new String[] {
            "/v1/tickets/" + NOWHERE + "/resume",
            "/v1/tickets/" + NOWHERE + "/close",
            "/v1/offers/" + NOWHERE + ".1/accept"
          }) {
        var bare = routing.as(Role.SUPERVISOR, path).POST(BodyPublishers.noBody());
        assertThat(routing.send(bare).status()).as(path).isIn(202, 409);
        var empty = routing.post(Role.SUPERVISOR, path, "");
        assertThat(empty.status()).as(path).isIn(202, 409);
        assertThat(routing.post(Role.SUPERVISOR, path, "[]").status()).as(path).isEqualTo(400);
      }
      var reply = "/v1/tickets/" + NOWHERE + "/reply";
      var latin = "{\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
      var sent =
          routing
              .as(Role.SUPERVISOR, reply)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(latin));
      assertThat(routing.send(sent).status())
          .as("never with a mark in place of what was said")
          .isEqualTo(400);
    }
  }
}
