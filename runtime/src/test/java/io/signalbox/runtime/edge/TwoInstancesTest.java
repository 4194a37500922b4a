package io.signalbox.runtime.edge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.probe.ProbeShard;
import io.signalbox.runtime.service.LoopRunner;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.Databases;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.runtime.testkit.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of a service share its database: either answers, whoever has the shard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest {
  private static final Set<Integer> ALL = Set.of(0, 1);

  private Probe one;
  private Probe other;
  private String key;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    var settings = new HashMap<String, Object>(Broker.shared().settings());
    settings.put("probe.prefix", "twins");
    settings.put("probe.name", "twins");
    settings.put("signalbox.db.url", Databases.postgresUrl());
    settings.put("signalbox.db.user", "postgres");
    settings.put("signalbox.db.password", "postgres");
    one = start(directory, "one", settings);
    other = start(directory, "other", settings);
    await()
        .atMost(ofSeconds(60))
        .until(
            () -> {
              var shards = new HashSet<>(owned(one));
              return shards.size() == 1 && shards.addAll(owned(other)) && shards.equals(ALL);
            });
    // one that both know, for it was made over HTTP
    var wanted = "{\"role\":\"agent\",\"agent\":\"agent-1\"}";
    var made = one.post(Role.ADMIN, "/v1/keys", wanted);
    assertThat(made.status()).isEqualTo(201);
    key = made.json().path("key").asText();
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void a_command_is_answered_by_whoever_was_asked() throws Exception {
    var home = Partitions.of(LiveService.WORKSPACE, LiveService.PARTITIONS);
    var stranger = owned(one).contains(home) ? other : one;
    for (int i = 0; i < 20; i++) {
      var before = sum(stranger == one ? other : one);
      var reply = stranger.post("/v1/probe/counter/add", "{\"number\":2}");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("sum").asInt()).isEqualTo(before + 2);
    }
    stranger.post("/v1/probe/counter/add", "{\"number\":-1}").problem(409, "negative");
    stranger.post("/v1/probe/counter/add", "{\"number\":13}").problem(500, "dead-letter");
  }

  @Test
  void a_command_is_known_to_both() throws Exception {
    var id = one.post("/v1/probe/append", "{\"number\":1}").json().path("id").asText();
    for (var each : List.of(one, other)) {
      await()
          .until(
              () -> each.get(Role.AGENT, "/v1/commands/" + id).json().path("status").asText(),
              "done"::equals);
    }
  }

  @Test
  void the_same_key_with_another_body_is_told_so_though_both_are_in_flight() throws Exception {
    var before = sum(one);
    var log = Partitions.of(LiveService.WORKSPACE, LiveService.PARTITIONS);
    var topic = one.topics().commands();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var end = Broker.shared().records(topic, log).size();
      var first = pool.submit(() -> keyed(one, "{\"number\":14}"));
      await().until(() -> Broker.shared().records(topic, log).size() == end + 1);
      var second = pool.submit(() -> keyed(other, "{\"number\":3}"));
      await().until(() -> Broker.shared().records(topic, log).size() == end + 2);
      ProbeShard.letGo();

      assertThat(first.get().status()).isEqualTo(200);
      second.get().problem(422, "idempotency-key-reused");
    }
    assertThat(sum(one)).isEqualTo(before + 14);
    keyed(other, "{\"number\":3}").problem(422, "idempotency-key-reused");
    assertThat(keyed(other, "{\"number\":14}").json().path("sum").asInt()).isEqualTo(before + 14);
  }

  /** By one and the same holder of a key. */
  private Reply keyed(Probe probe, String json) throws Exception {
    var request =
        probe
            .to("/v1/probe/counter/add")
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", "twice");
    return probe.send(request, json);
  }

  private static Probe start(Path directory, String name, Map<String, Object> settings)
      throws Exception {
    var all = new HashMap<>(settings);
    all.put("signalbox.instance", name);
    return Probe.start(Files.createDirectory(directory.resolve(name)), all);
  }

  private static Set<Integer> owned(Probe probe) {
    return probe.bean(LoopRunner.class).owned();
  }

  private static int sum(Probe probe) throws Exception {
    return probe.post("/v1/probe/counter/add", "{\"number\":0}").json().path("sum").asInt();
  }
}
