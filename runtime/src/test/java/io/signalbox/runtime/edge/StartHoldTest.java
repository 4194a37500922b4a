package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.probe.ProbeShard;
import io.signalbox.runtime.testkit.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service is ready once what was asked of it before is in force. */
class StartHoldTest {
  @Test
  void not_before_the_commands_are_decided_that_stood_on_the_log(@TempDir Path directory)
      throws Exception {
    try (var probe = start(directory, Map.of())) {
      await().until(() -> isUp(probe));
    }
    try (var probe = start(directory, Map.of("signalbox.loop.enabled", false))) {
      assertThat(probe.post("/v1/probe/append", "{\"number\":14}").status()).isEqualTo(202);
    }
    try (var probe = start(directory, Map.of())) {
      await().until(() -> readiness(probe).path("details").path("shards").size() == 2);
      assertThat(readiness(probe).path("details").path("started").asBoolean()).isFalse();
      assertThat(isUp(probe)).isFalse();
      await()
          .until(
              () -> {
                ProbeShard.letGo();
                return isUp(probe);
              });
    }
  }

  @Test
  void not_before_it_is_released_if_it_was_started_so(@TempDir Path directory) throws Exception {
    try (var probe = start(directory, Map.of("signalbox.start.held", true))) {
      await().until(() -> readiness(probe).path("details").path("shards").size() == 2);
      assertThat(isUp(probe)).isFalse();
      probe.bean(StartHold.class).release();
      await().until(() -> isUp(probe));
    }
  }

  private static Probe start(Path directory, Map<String, Object> more) throws IOException {
    var settings = new HashMap<>(Broker.shared().settings());
    settings.put("probe.prefix", "hold" + directory.getFileName().toString().replaceAll("\\W", ""));
    settings.putAll(more);
    return Probe.start(directory, settings);
  }

  private static boolean isUp(Probe probe) throws Exception {
    return readiness(probe).path("status").asText().equals("UP");
  }

  private static JsonNode readiness(Probe probe) throws Exception {
    return probe.send(probe.to("/health/readiness")).json().path("details").path("loop");
  }
}
