package io.signalbox.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.probe.ProbeCarrier;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A call to the outside is made, seen when it fails, and made again when a person wants it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryHttpTest {
  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    probe = Probe.start(directory, Broker.shared().settings());
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void what_was_decided_is_sent_once_and_leaves_nothing() throws Exception {
    ProbeCarrier.mend("good");
    call("good");
    await().until(() -> ProbeCarrier.calls("good").size() == 1);
    await().until(() -> of("good").isEmpty());
    assertThat(ProbeCarrier.calls("good")).hasSize(1);
  }

  @Test
  void what_is_refused_is_seen_and_sent_again_by_hand() throws Exception {
    call("bad");
    await().until(() -> of("bad").path(0).path("state").asText().equals("failed"));
    var failed = of("bad").get(0);
    assertThat(failed.path("detail").asText()).isEqualTo("the address is unknown");
    assertThat(failed.path("attempt").asInt()).isEqualTo(1);
    assertThat(failed.has("notBefore")).isFalse();
    var path = "/v1/deliveries/" + failed.path("id").asText();
    assertThat(probe.get(Role.OPS, path).json()).isEqualTo(failed);

    ProbeCarrier.mend("bad");
    assertThat(probe.post(Role.OPS, path + "/retry", "").status()).isEqualTo(202);
    await().until(() -> of("bad").isEmpty());
    assertThat(ProbeCarrier.calls("bad")).hasSize(2);
    assertThat(ProbeCarrier.calls("bad").getFirst()).isEqualTo(ProbeCarrier.calls("bad").getLast());
    probe.get(Role.OPS, path).problem(404, "not-found");
    probe.post(Role.OPS, path + "/retry", "").problem(404, "not-found");
    await()
        .until(
            () ->
                probe.get(Role.ADMIN, "/v1/audit").json().path("items").findValuesAsText("action"),
            actions -> actions.contains("delivery.send-again"));
  }

  @Test
  void only_its_workspace_and_those_who_operate_it_may() throws Exception {
    call("guarded");
    await().until(() -> of("guarded").path(0).path("state").asText().equals("failed"));
    var path = "/v1/deliveries/" + of("guarded").get(0).path("id").asText();
    for (var role : List.of(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR)) {
      probe.get(role, "/v1/deliveries").problem(403, "forbidden");
      probe.get(role, path).problem(403, "forbidden");
      probe.post(role, path + "/retry", "").problem(403, "forbidden");
    }
    probe.get(Role.ADMIN, path + "?workspace=other").problem(404, "not-found");
    probe.post(Role.ADMIN, path + "/retry?workspace=other", "").problem(404, "not-found");
    var foreign = probe.get(Role.ADMIN, "/v1/deliveries?workspace=other").json().path("items");
    assertThat(foreign).isEmpty();
  }

  private void call(String target) throws Exception {
    var json = "{\"number\":16,\"note\":\"" + target + "\"}";
    assertThat(probe.post("/v1/probe/counter/add", json).status()).isEqualTo(200);
  }

  private JsonNode of(String target) throws Exception {
    return probe.get(Role.OPS, "/v1/deliveries?target=" + target).json().path("items");
  }
}
