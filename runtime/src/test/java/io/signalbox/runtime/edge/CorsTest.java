package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins read our answers only where an operator named them. */
class CorsTest {
  private static final String DESK = "https://desk.example.com";
  private static final String WHOAMI = "/v1/probe/whoami";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @Test
  void none_is_allowed_by_itself(@TempDir Path directory) throws Exception {
    try (var probe = Probe.edgeOnly(directory)) {
      var reply = probe.send(probe.as(Role.AGENT, WHOAMI).header("Origin", DESK));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.http().headers().firstValue(ALLOWED)).isEmpty();
    }
  }

  @Test
  void who_is_named_may_and_nobody_else(@TempDir Path directory) throws Exception {
    var named =
        Map.<String, Object>of(
            "signalbox.loop.enabled",
            false,
            "signalbox.kafka.bootstrap-servers",
            "127.0.0.1:1",
            "signalbox.cors.origins",
            List.of(DESK));
    try (var probe = Probe.start(directory, named)) {
      var reply = probe.send(probe.as(Role.AGENT, WHOAMI).header("Origin", DESK));
      assertThat(reply.http().headers().firstValue(ALLOWED)).contains(DESK);
      assertThat(reply.http().headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      var stranger =
          probe.send(probe.as(Role.AGENT, WHOAMI).header("Origin", "https://desk.example.org"));
      assertThat(stranger.http().headers().firstValue(ALLOWED)).isEmpty();

      var asked =
          probe
              .to("/v1/probe/append")
              .header("Origin", DESK)
              .header("Access-Control-Request-Method", "POST")
              .header("Access-Control-Request-Headers", "authorization,content-type");
      var before = probe.send(asked.method("OPTIONS", BodyPublishers.noBody()));
      assertThat(before.status()).isEqualTo(200);
      assertThat(before.http().headers().firstValue(ALLOWED)).contains(DESK);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://*.example.com",
        "https://desk.example.com/",
        "https://desk.example.com:443",
        "desk.example.com",
        "https://Desk.example.com"
      })
  void what_no_browser_sends_is_refused_at_the_start(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CorsSettings(List.of(origin), false))
        .withMessageContaining("exact origin");
  }
}
