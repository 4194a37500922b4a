package io.signalbox.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.probe.ProbeShard;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.runtime.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What another service said and could not be decided is decided by its replay, once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InnerLetterTest {
  private Broker broker;
  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    broker = Broker.shared();
    probe = Probe.start(directory, broker.settings());
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void what_failed_is_decided_by_its_replay_once() throws Exception {
    var before = sum();
    var letter = buried(thing("said-by-another", 1), "said-by-another");
    assertThat(shown(letter).path("topic").asText()).isEqualTo(probe.topics().things());
    ProbeShard.mend("said-by-another");

    assertThat(replay(letter).status()).isEqualTo(202);
    assertThat(replay(letter).status()).as("before or after the first").isIn(202, 409);
    awaitState(letter, "replayed");
    assertThat(sum()).isEqualTo(before + 15);
  }

  @Test
  void what_died_as_a_loop_begins_anew() throws Exception {
    ProbeShard.mend("went-round");
    var letter = buried(thing("went-round", 9), "went-round");
    assertThat(shown(letter).path("reason").asText()).isEqualTo("loop");

    assertThat(replay(letter).status()).isEqualTo(202);
    awaitState(letter, "replayed");
    assertThat(letters("went-round")).hasSize(1);
  }

  @Test
  void nobody_but_the_edge_says_it_again() throws Exception {
    var letter = buried(thing("not-said-again", 1), "not-said-again");
    ProbeShard.mend("not-said-again");
    var forged = record(probe.topics().commands(), "forged", 0);
    forged.headers().add(HeaderNames.AUTHORIZATION, bytes("Bearer " + probe.token(Role.ADMIN)));
    forged.headers().add(HeaderNames.REPLAY_OF, bytes(letter));
    forged.headers().add(HeaderNames.REPLAY_TOPIC, bytes(probe.topics().things()));
    buried(forged, "forged");

    assertThat(shown(letter).path("state").asText()).isEqualTo("dead");
  }

  private String buried(ProducerRecord<byte[], byte[]> record, String note) throws Exception {
    broker.write(record);
    return await().until(() -> letters(note), found -> found.size() == 1).getFirst();
  }

  /** As another service of ours writes it: numbered. */
  private ProducerRecord<byte[], byte[]> thing(String note, int hops) {
    var record = record(probe.topics().things(), note, hops);
    record.headers().add(HeaderNames.SEQUENCE, bytes("00000000000000000001"));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String note, int hops) {
    var key = bytes(LiveService.WORKSPACE);
    var json = "{\"number\":15,\"note\":\"" + note + "\"}";
    var partition = Partitions.of(key, LiveService.PARTITIONS);
    var record = new ProducerRecord<>(topic, partition, key, bytes(json));
    record.headers().add(HeaderNames.SPEC_VERSION, bytes("1.0"));
    record.headers().add(HeaderNames.ID, bytes(UUID.randomUUID().toString()));
    record.headers().add(HeaderNames.TYPE, bytes(HeaderNames.wireType("probe.add")));
    record.headers().add(HeaderNames.SOURCE, bytes("/other/shards/0/" + note));
    record.headers().add(HeaderNames.TIME, bytes("2026-11-27T09:00:00Z"));
    record.headers().add(HeaderNames.HOPS, bytes(Integer.toString(hops)));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> letters(String note) throws Exception {
    var found = new ArrayList<String>();
    var ids = probe.get(Role.ADMIN, "/v1/dead-letters?limit=200").json().path("items");
    for (var id : ids.findValuesAsText("id")) {
      var value = probe.get(Role.ADMIN, "/v1/dead-letters/" + id).json().path("value").asText();
      if (value.contains("\"" + note + "\"")) found.add(id);
    }
    return found;
  }

  private JsonNode shown(String letter) throws Exception {
    return probe.get(Role.ADMIN, "/v1/dead-letters/" + letter).json().path("letter");
  }

  private void awaitState(String letter, String state) {
    await().until(() -> shown(letter).path("state").asText(), state::equals);
  }

  private Reply replay(String letter) throws Exception {
    return probe.post(Role.OPS, "/v1/dead-letters/" + letter + "/replay", "");
  }

  private int sum() throws Exception {
    return probe.post("/v1/probe/counter/add", "{\"number\":0}").json().path("sum").asInt();
  }
}
