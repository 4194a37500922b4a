package io.signalbox.sla.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.sla.Main;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents' and narrowed keys open; and what a policy can promise. */
class NarrowedHttpTest {
  private static final String NARROWED =
      "{\"role\":\"supervisor\",\"access\":{\"sites\":[\"lisbon\"],\"queues\":[\"billing\"]}}";

  @Test
  void clocks_and_alerts_of_what_is_their_own(@TempDir Path directory) throws Exception {
    try (var sla = new LiveService("sla", Main.class, directory, Broker.shared().settings())) {
      var key = sla.post(Role.ADMIN, "/v1/keys", NARROWED).json().path("key").asText();
      for (var path : List.of("/v1/clocks", "/v1/clocks?state=breached", "/v1/alerts?state=open")) {
        assertThat(get(sla, key, path)).as(path).isEqualTo(200);
        for (var role : List.of(Role.AGENT, Role.SUPERVISOR)) {
          assertThat(sla.get(role, path).status()).as(path).isEqualTo(200);
        }
      }
      assertThat(get(sla, key, "/v1/tickets/t-1/clocks")).isEqualTo(404);
      assertThat(get(sla, key, "/v1/policies")).isEqualTo(403);
      var metrics = sla.get(Role.AGENT, "/v1/metrics").json().path("items");
      assertThat(metrics.findValuesAsText("metric")).contains("agent-work").hasSize(9);
      assertThat(metrics.path(0).path("keptBy").path(0).asText()).isEqualTo("replied");
    }
  }

  private static int get(LiveService sla, String key, String path) throws Exception {
    return sla.send(sla.to(path).header("Authorization", "Bearer " + key)).status();
  }
}
