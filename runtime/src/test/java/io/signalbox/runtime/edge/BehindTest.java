package io.signalbox.runtime.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.runtime.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the log and not decided is received, never unknown. */
class BehindTest {
  private static final Map<String, Object> WITHOUT_LOOP = Map.of("signalbox.loop.enabled", false);

  @Test
  void a_command_that_a_recovering_shard_has_not_reached_is_received(@TempDir Path directory)
      throws Exception {
    var settings = new HashMap<String, Object>(Broker.shared().settings());
    settings.put("probe.prefix", "behind");
    var old = Ids.timeOrdered(Instant.now().minus(Duration.ofMinutes(10)), "sent long ago");
    var ids = List.of("order-17", Ids.named(Instant.now(), Ids.hash("key")), old);
    String key;
    try (var probe = Probe.start(directory, settings)) {
      assertThat(probe.post("/v1/probe/counter/add", "{\"number\":1}").status()).isEqualTo(200);
      // one that outlives the process
      var wanted = "{\"role\":\"agent\",\"agent\":\"agent-1\"}";
      key = probe.post(Role.ADMIN, "/v1/keys", wanted).json().path("key").asText();
      await().until(() -> status(probe, "never", 404));
    }
    settings.putAll(WITHOUT_LOOP);
    try (var probe = Probe.start(directory, settings)) {
      for (var id : ids) write(probe, id, key);
      for (var id : ids) assertThat(status(probe, id, 200)).as(id).isTrue();
    }
    settings.keySet().removeAll(WITHOUT_LOOP.keySet());
    try (var probe = Probe.start(directory, settings)) {
      for (var id : ids) {
        await()
            .until(
                () -> {
                  assertThat(status(probe, id, 200)).as(id).isTrue();
                  return command(probe, id).json().path("status").asText();
                },
                "done"::equals);
      }
      await().until(() -> status(probe, "never", 404));
    }
  }

  private static boolean status(Probe probe, String id, int status) throws Exception {
    return command(probe, id).status() == status;
  }

  private static Reply command(Probe probe, String id) throws Exception {
    return probe.get(Role.AGENT, "/v1/commands/" + id);
  }

  private static void write(Probe probe, String id, String token) throws Exception {
    var key = LiveService.WORKSPACE.getBytes(UTF_8);
    Broker.shared()
        .write(
            new ProducerRecord<>(
                probe.topics().commands(),
                Partitions.of(key, LiveService.PARTITIONS),
                null,
                key,
                "{\"number\":1}".getBytes(UTF_8),
                List.of(
                    OutRecord.header(HeaderNames.ID, id),
                    OutRecord.header(HeaderNames.AUTHORIZATION, "Bearer " + token))));
  }
}
