package io.signalbox.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.probe.ProbeCarrier;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that a person has paused is not called, also by who comes next; nothing is lost. */
class TargetHttpTest {
  private static final String NAME = "https://hooks.example.com/a b?c";
  private static final String PATH =
      "/v1/delivery-targets/https%3A%2F%2Fhooks.example.com%2Fa%20b%3Fc/";

  @TempDir Path directory;

  @Test
  void is_left_alone_until_it_is_resumed_and_goes_on_in_order() throws Exception {
    var settings = new HashMap<String, Object>(Broker.shared().settings());
    settings.put("probe.prefix", "paused");
    settings.put("signalbox.delivery.call-max", "500ms");
    ProbeCarrier.mend(NAME);
    ProbeCarrier.mend("other");
    try (var probe = Probe.start(directory, settings)) {
      call(probe, NAME);
      await().until(() -> ProbeCarrier.calls(NAME).size() == 1);
      assertThat(probe.post(Role.OPS, PATH + "pause", "").status()).isEqualTo(200);
      assertThat(probe.post(Role.OPS, PATH + "pause", "").status()).isEqualTo(200);
      for (var n = 0; n < 3; n++) call(probe, NAME);
      call(probe, "other");
      await().until(() -> ProbeCarrier.calls("other").size() == 1);
      var line = line(probe);
      assertThat(line.path("waiting").asInt()).isEqualTo(3);
      assertThat(line.at("/paused/by").asText()).isNotBlank();
      assertThat(line.at("/paused/at").asText()).isNotBlank();
      assertThat(line.path("breaker").asText()).isEqualTo("closed");
    }
    try (var probe = Probe.start(directory, settings)) {
      call(probe, NAME);
      call(probe, "other");
      await().until(() -> ProbeCarrier.calls("other").size() == 2);
      assertThat(line(probe).path("waiting").asInt()).isEqualTo(4);
      assertThat(ProbeCarrier.calls(NAME)).hasSize(1);

      assertThat(probe.post(Role.ADMIN, PATH + "resume", "").status()).isEqualTo(200);
      await().until(() -> ProbeCarrier.calls(NAME).size() == 5);
      await().until(() -> targets(probe).isEmpty());
      assertThat(ProbeCarrier.calls(NAME)).extracting(each -> each.subject()).isSorted();
      onlyThoseWhoOperateItMay(probe);
      isListedByPages(probe);
    }
  }

  private static void onlyThoseWhoOperateItMay(Probe probe) throws Exception {
    for (var role : List.of(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR)) {
      probe.get(role, "/v1/delivery-targets").problem(403, "forbidden");
      probe.post(role, PATH + "pause", "").problem(403, "forbidden");
      probe.post(role, PATH + "resume", "").problem(403, "forbidden");
    }
    var tooLong = "/v1/delivery-targets/" + "x".repeat(201) + "/pause";
    probe.post(Role.OPS, tooLong, "").problem(400, "bad-target");
    var actions = probe.get(Role.ADMIN, "/v1/audit").json().path("items");
    assertThat(actions.findValuesAsText("action"))
        .contains("delivery-target.pause", "delivery-target.resume");
  }

  private static void isListedByPages(Probe probe) throws Exception {
    assertThat(probe.post(Role.OPS, PATH + "pause", "").status()).isEqualTo(200);
    assertThat(probe.post(Role.OPS, "/v1/delivery-targets/b/pause", "").status()).isEqualTo(200);
    var foreign = probe.get(Role.ADMIN, "/v1/delivery-targets?workspace=other").json();
    assertThat(foreign.path("items")).isEmpty();
    var first = probe.get(Role.OPS, "/v1/delivery-targets?limit=1").json();
    assertThat(first.at("/items/0/id").asText()).isEqualTo("b");
    var cursor = first.path("next").asText();
    var second = probe.get(Role.OPS, "/v1/delivery-targets?limit=1&cursor=" + cursor).json();
    assertThat(second.at("/items/0/id").asText()).isEqualTo(NAME);
    assertThat(second.has("next")).isFalse();
  }

  private static void call(Probe probe, String target) throws Exception {
    var json = "{\"number\":16,\"note\":\"" + target + "\"}";
    assertThat(probe.post("/v1/probe/counter/add", json).status()).isEqualTo(200);
  }

  private static JsonNode targets(Probe probe) throws Exception {
    return probe.get(Role.OPS, "/v1/delivery-targets").json().path("items");
  }

  private static JsonNode line(Probe probe) throws Exception {
    return StreamSupport.stream(targets(probe).spliterator(), false)
        .filter(each -> each.path("id").asText().equals(NAME))
        .findFirst()
        .orElseThrow();
  }
}
