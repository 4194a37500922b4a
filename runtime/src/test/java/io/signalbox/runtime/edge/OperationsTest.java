package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.probe.ProbeShard;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.Reply;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees and does: dead letters, audit log, metrics, health. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {
  private Broker broker;
  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    broker = Broker.shared();
    var settings = new HashMap<String, Object>(broker.settings());
    settings.put("signalbox.loop.still-max", "1s");
    probe = Probe.start(directory, settings);
    await().until(() -> readiness().path("details").path("shards").size() == 2);
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void dead_letters_are_of_one_workspace() throws Exception {
    probe.post("/v1/probe/counter/add", "{\"number\":13}").problem(500, "dead-letter");
    var id = deadLetters("acme").path(0).path("id").asText();

    get("/v1/dead-letters/" + id + "?workspace=other").problem(404, "not-found");
    get("/v1/dead-letters/" + UUID.randomUUID()).problem(404, "not-found");
    get("/v1/dead-letters/1").problem(400, "bad-parameter");
  }

  @Test
  void a_record_without_a_readable_key_is_an_admins() throws Exception {
    var nobodys = new byte[] {(byte) 0xFF};
    broker.write(
        new ProducerRecord<>(
            probe.topics().commands(),
            Partitions.of(nobodys, 2),
            nobodys,
            new byte[] {'{', (byte) 0xE9}));
    await().until(() -> deadLetters("any").size() == 1);

    var id = deadLetters("any").path(0).path("id").asText();
    assertThat(get("/v1/dead-letters/" + id).json().path("valueBase64").asText()).isNotBlank();
    probe.send(probe.as(Role.OPS, "/v1/dead-letters/" + id)).problem(404, "not-found");
  }

  @Test
  void the_audit_log_says_who_did_what_newest_first() throws Exception {
    probe.post("/v1/probe/subject-1/add", "{\"number\":1}");
    probe.post("/v1/probe/subject-1/add", "{\"number\":-1}").problem(409, "negative");

    var lines = get("/v1/audit?subject=subject-1").json().path("items");
    assertThat(lines.findValuesAsText("outcome")).containsExactly("refused", "done");
    var newest = lines.path(0);
    assertThat(newest.path("reason").asText()).isEqualTo("negative");
    assertThat(newest.path("action").asText()).isEqualTo("probe.add");
    assertThat(newest.path("role").asText()).isEqualTo("agent");
    assertThat(probe.token(Role.AGENT)).startsWith(newest.path("actor").asText());
    var page = get("/v1/audit?subject=subject-1&limit=1").json();
    var rest = get("/v1/audit?subject=subject-1&limit=1&cursor=" + page.path("next").asText());
    assertThat(rest.json().path("items").findValuesAsText("outcome")).containsExactly("done");
    assertThat(get("/v1/audit?subject=subject-1&workspace=other").json().path("items")).isEmpty();
  }

  @Test
  void metrics_name_what_the_loop_did() throws Exception {
    probe.post("/v1/probe/counter/add", "{\"number\":1}");
    var text = probe.send(probe.to("/prometheus")).http().body();

    assertThat(text)
        .contains("signalbox_loop_decisions_total")
        .contains("signalbox_loop_commit_seconds_bucket")
        .contains("signalbox_loop_lag_seconds")
        .contains("signalbox_loop_outbox_bytes")
        .contains("http_server_requests_seconds");
  }

  @Test
  void a_loop_that_stands_still_is_not_alive() throws Exception {
    await().until(() -> probe.send(probe.to("/health/liveness")).status() == 200);
    var stuck = probe.post("/v1/probe/counter/add", "{\"number\":14}");
    assertThat(stuck.status()).isEqualTo(202); // not decided within two seconds

    var down = probe.send(probe.to("/health/liveness"));
    var location = stuck.header("Location");
    var meanwhile = probe.send(probe.as(Role.AGENT, location)).json();
    ProbeShard.letGo();

    assertThat(down.status()).isEqualTo(503);
    assertThat(down.json().path("status").asText()).isEqualTo("DOWN");
    assertThat(meanwhile.path("status").asText()).isEqualTo("received");
    await().until(() -> probe.send(probe.to("/health/liveness")).status() == 200);
    await()
        .until(
            () -> probe.send(probe.as(Role.AGENT, location)).json().path("status").asText(),
            "done"::equals);
  }

  @Test
  void readiness_tells_of_database_topics_and_shards() throws Exception {
    await().until(() -> readiness().path("details").path("shards").size() == 2);

    assertThat(readiness().path("status").asText()).isEqualTo("UP");
    assertThat(readiness().path("details").path("database").asText()).isEqualTo("there");
    assertThat(readiness().path("details").path("topics").asText()).isEqualTo("there");
    assertThat(readiness().path("details").path("alarms")).isEmpty();
  }

  @Test
  void shards_and_their_alarms_are_shown_and_only_what_stands_is_accepted() throws Exception {
    await().until(() -> get("/v1/shards").json().path("owned").size() == 2);
    assertThat(get("/v1/shards").json().path("alarms")).isEmpty();
    probe.post(Role.OPS, "/v1/shards/0/accept", "{\"alarm\":\"none\"}").problem(404, "not-found");
    probe.send(probe.as(Role.SUPERVISOR, "/v1/shards")).problem(403, "forbidden");
  }

  private JsonNode deadLetters(String workspace) throws Exception {
    return get("/v1/dead-letters?workspace=" + workspace).json().path("items");
  }

  private Reply get(String path) throws Exception {
    return probe.send(probe.as(Role.ADMIN, path));
  }

  private JsonNode readiness() throws Exception {
    return probe.send(probe.to("/health/readiness")).json().path("details").path("loop");
  }
}
