package io.signalbox.runtime.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.security.ApiKeys;
import io.signalbox.runtime.security.KeyLog;
import io.signalbox.runtime.security.StoredKey;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.runtime.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a key reaches every service, in time, whatever else is on the log of keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyReachTest {
  private Broker broker;
  private Probe here;
  private Probe there;

  @BeforeAll
  void start(@TempDir Path one, @TempDir Path other) throws Exception {
    broker = Broker.shared();
    here = start(one, "here");
    there = start(other, "there");
  }

  private Probe start(Path directory, String instance) throws Exception {
    var all = new HashMap<>(broker.settings());
    all.put("signalbox.instance", instance);
    all.put("probe.prefix", "reach");
    all.put("probe.name", "reach");
    return Probe.start(directory, all);
  }

  @AfterAll
  void stop() {
    here.close();
    there.close();
  }

  @Test
  void a_key_made_at_one_is_good_at_another_at_once() throws Exception {
    for (var i = 0; i < 20; i++) {
      assertThat(whoami(there, key(make(here, "integration"))).status()).isEqualTo(200);
    }
  }

  @Test
  void a_record_that_shows_a_key_just_made_is_no_dead_letter() throws Exception {
    var ids = new ArrayList<String>();
    for (var i = 0; i < 10; i++) {
      var id = "just-made-" + i;
      broker.write(record(id, key(make(here, "integration"))));
      ids.add(id);
    }
    for (var id : ids) {
      await().until(() -> outcome(here, id).equals("done") || outcome(there, id).equals("done"));
    }
  }

  private static String outcome(Probe at, String id) throws Exception {
    return at.get(Role.ADMIN, "/v1/commands/" + id).json().path("status").asText();
  }

  private ProducerRecord<byte[], byte[]> record(String id, String key) {
    var workspace = LiveService.WORKSPACE;
    var headers =
        List.<Header>of(
            OutRecord.header(HeaderNames.ID, id),
            OutRecord.header(HeaderNames.TYPE, "io.signalbox.probe.add.v1"),
            OutRecord.header(HeaderNames.SUBJECT, "counter"),
            OutRecord.header(HeaderNames.AUTHORIZATION, "Bearer " + key));
    return new ProducerRecord<>(
        here.topics().commands(),
        Partitions.of(workspace, LiveService.PARTITIONS),
        bytes(workspace),
        bytes("{\"number\":1}"),
        headers);
  }

  @Test
  void what_stands_on_the_log_that_is_no_key_keeps_no_key_out(@TempDir Path directory)
      throws Exception {
    var stranger = stored(ApiKeys.issue(Role.ADMIN, "acme", null, null).stored());
    var system = Json.text(stranger).replace("admin", "system");
    var named = stranger.prefix();
    for (var wrong : List.of("", "{", "null", "[]", "{}", "x".repeat(100_000), system, "\0")) {
      broker.write(new ProducerRecord<>(KeyLog.TOPIC, 0, bytes(named), bytes(wrong)));
    }
    broker.write(new ProducerRecord<>(KeyLog.TOPIC, 0, bytes("sb_x"), Json.bytes(stranger)));
    broker.write(new ProducerRecord<>(KeyLog.TOPIC, 0, bytes("sb_x"), null));
    var good = make(here, "supervisor");
    var ended = make(here, "supervisor");
    end(here, ended, "");

    assertThat(whoami(there, key(good)).status()).isEqualTo(200);
    try (var later = start(directory, "later")) { // from its first request on
      whoami(later, key(ended)).problem(401, "unauthorised");
      assertThat(whoami(later, key(good)).status()).isEqualTo(200);
      assertThat(later.bean(ApiKeys.class).get(named)).isEmpty();
    }
  }

  @Test
  void of_two_who_end_a_key_at_the_same_time_the_earlier_counts_for_good() throws Exception {
    for (var i = 0; i < 10; i++) {
      var id = make(here, "ops").json().path("id").asText();
      await().until(() -> there.get(Role.ADMIN, "/v1/keys/" + id).status() == 200);
      var sooner = Instant.now().plus(Duration.ofHours(1));
      var path = "/v1/keys/" + id + "/revoke";
      together(
          () -> here.post(Role.ADMIN, path, at(sooner.plusSeconds(3_600))),
          () -> there.post(Role.ADMIN, path, at(sooner)));

      assertThat(lastOnLog(id).expiresAt()).isEqualTo(sooner);
    }
  }

  private static void together(Callable<Reply> one, Callable<Reply> other) throws Exception {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : both.invokeAll(List.of(one, other))) {
        assertThat(each.get().status()).isIn(200, 409); // one may have heard of the other
      }
    }
  }

  private StoredKey lastOnLog(String id) {
    return broker.records(KeyLog.TOPIC, 0).stream()
        .filter(each -> each.key() != null && text(each.key()).equals(id))
        .map(each -> Json.read(each.value(), StoredKey.class))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  @Test
  void keys_known_go_on_being_good_while_kafka_is_away(@TempDir Path of, @TempDir Path directory)
      throws Exception {
    var own = EmbeddedBroker.start(of, 0);
    var settings = Map.<String, Object>of("signalbox.kafka.bootstrap-servers", own.bootstrap());
    try (var probe = Probe.start(directory, settings)) {
      var key = key(make(probe, "integration"));
      own.close();

      assertThat(whoami(probe, key).status()).isEqualTo(200);
      var unknown = ApiKeys.issue(Role.OPS, "acme", null, null).token();
      var began = System.nanoTime();
      for (var i = 0; i < 30; i++) whoami(probe, unknown).problem(401, "unauthorised");
      var took = Duration.ofNanos(System.nanoTime() - began);
      assertThat(took).as("not each waits for Kafka").isLessThan(Duration.ofSeconds(10));
      make(probe, "ops").problem(503, "not-acknowledged");
    }
  }

  private static Reply make(Probe at, String role) throws Exception {
    return at.post(Role.ADMIN, "/v1/keys", "{\"role\":\"" + role + "\"}");
  }

  private static void end(Probe at, Reply made, String body) throws Exception {
    var path = "/v1/keys/" + made.json().path("id").asText() + "/revoke";
    assertThat(at.post(Role.ADMIN, path, body).status()).isEqualTo(200);
  }

  private static String key(Reply made) {
    assertThat(made.status()).as(made.http().body()).isEqualTo(201);
    return made.json().path("key").asText();
  }

  private static Reply whoami(Probe at, String key) throws Exception {
    return at.send(at.to("/v1/probe/whoami").header("Authorization", "Bearer " + key));
  }

  private static StoredKey stored(StoredKey key) {
    return key.madeBy("sb_admin_abcdefgh", Instant.EPOCH, null);
  }

  private static String at(Instant time) {
    return "{\"at\":\"" + time + "\"}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
