package io.signalbox.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.log.EnvelopeReader;
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
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A dead letter is looked at, put back, and decided once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterHttpTest {
  private static final String ACME = LiveService.WORKSPACE;

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
    var letter = fail("replayed-once");
    ProbeShard.mend("replayed-once");

    var replayed = replay(Role.OPS, letter);
    assertThat(replayed.status()).isEqualTo(202);
    assertThat(replayed.json().path("id").asText()).isEqualTo(letter);
    var again = replay(Role.OPS, letter); // before or after the first is decided
    assertThat(again.status()).isIn(202, 409);
    awaitState(letter, "replayed");

    replay(Role.ADMIN, letter).problem(409, "already-replayed");
    assertThat(sum()).isEqualTo(before + 15);
  }

  @Test
  void its_sender_finds_the_outcome_under_the_id_it_was_given() throws Exception {
    var json = "{\"number\":15,\"note\":\"promised\"}";
    var id = probe.post("/v1/probe/append", json).json().path("id").asText();
    await().until(() -> command(id).equals("dead"));
    ProbeShard.mend("promised");
    replay(Role.OPS, letter("promised"));

    await().until(() -> command(id).equals("done"));
  }

  @Test
  void what_fails_again_is_a_dead_letter_again() throws Exception {
    var letter = fail("still-broken");
    assertThat(replay(Role.OPS, letter).status()).isEqualTo(202);
    awaitState(letter, "replayed");

    await().until(() -> letters("still-broken").size() == 2);
    assertThat(letters("still-broken")).anyMatch(id -> !id.equals(letter));
  }

  @Test
  void only_its_workspace_and_those_who_operate_it_may() throws Exception {
    var letter = fail("guarded");
    var path = "/v1/dead-letters/" + letter;
    for (var role : List.of(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR)) {
      probe.get(role, "/v1/dead-letters").problem(403, "forbidden");
      probe.get(role, path).problem(403, "forbidden");
      replay(role, letter).problem(403, "forbidden");
    }
    var foreign = "?workspace=other";
    probe.get(Role.ADMIN, path + foreign).problem(404, "not-found");
    probe.post(Role.ADMIN, path + "/replay" + foreign, "").problem(404, "not-found");
    assertThat(probe.get(Role.ADMIN, "/v1/dead-letters" + foreign).http().body())
        .doesNotContain(letter);
    probe.post(Role.OPS, path + "/replay?workspace=other", "").problem(403, "forbidden");
    assertThat(state(letter)).isEqualTo("dead");
  }

  @Test
  void a_mark_from_another_workspace_takes_no_letter_away() throws Exception {
    var letter = fail("not-yours");
    ProbeShard.mend("not-yours");
    var forged = record("other", Role.ADMIN, "{\"number\":1}");
    forged.headers().add(HeaderNames.REPLAY_OF, bytes(letter));
    broker.write(forged);
    probe.post(Role.ADMIN, "/v1/probe/counter/add?workspace=other", "{\"number\":1}");
    assertThat(state(letter)).isEqualTo("dead"); // one partition is decided in order

    replay(Role.OPS, letter);
    awaitState(letter, "replayed");
  }

  @Test
  void no_key_is_shown_or_copied_and_its_replay_is_authorised_all_the_same() throws Exception {
    broker.write(record(ACME, Role.INTEGRATION, "{\"number\":15,\"note\":\"with-a-key\"}"));
    await().until(() -> letters("with-a-key").size() == 1);
    var letter = letter("with-a-key");
    var shown = probe.get(Role.OPS, "/v1/dead-letters/" + letter);
    var copy = copyOf(letter);

    assertThat(shown.http().body()).contains("(not shown)").doesNotContain(secret());
    assertThat(copy.headers().lastHeader(HeaderNames.AUTHORIZATION)).isNull();
    assertThat(EnvelopeReader.text(copy.headers(), HeaderNames.DEAD_REASON))
        .isEqualTo("undecidable");
    assertThat(new String(copy.value(), StandardCharsets.UTF_8)).contains("with-a-key");
    ProbeShard.mend("with-a-key");
    replay(Role.OPS, letter);
    awaitState(letter, "replayed");
    assertThat(letters("with-a-key")).hasSize(1);
  }

  @Test
  void who_looked_and_who_replayed_is_in_the_audit_log() throws Exception {
    var letter = fail("audited");
    probe.get(Role.OPS, "/v1/dead-letters/" + letter);
    replay(Role.OPS, letter);

    var byOps = new ArrayList<String>();
    for (var line : items("/v1/audit?subject=" + letter)) {
      if (line.path("role").asText().equals("ops")) {
        byOps.add(line.path("action").asText());
      }
    }
    assertThat(byOps).containsExactlyInAnyOrder("dead-letter.replay", "dead-letter.read");
  }

  /** The id of the letter of an addition that fails. */
  private String fail(String note) throws Exception {
    probe
        .post("/v1/probe/counter/add", "{\"number\":15,\"note\":\"" + note + "\"}")
        .problem(500, "dead-letter");
    return letter(note);
  }

  private String letter(String note) throws Exception {
    return letters(note).getFirst();
  }

  private List<String> letters(String note) throws Exception {
    var ids = items("/v1/dead-letters?limit=200").findValuesAsText("id");
    var found = new ArrayList<String>();
    for (var id : ids) {
      var value = probe.get(Role.ADMIN, "/v1/dead-letters/" + id).json().path("value").asText();
      if (value.contains("\"" + note + "\"")) {
        found.add(id);
      }
    }
    return found;
  }

  private JsonNode items(String path) throws Exception {
    return probe.get(Role.ADMIN, path).json().path("items");
  }

  private String state(String letter) throws Exception {
    var found = probe.get(Role.ADMIN, "/v1/dead-letters/" + letter).json();
    return found.path("letter").path("state").asText();
  }

  private void awaitState(String letter, String state) {
    await().until(() -> state(letter), state::equals);
  }

  private Reply replay(Role role, String letter) throws Exception {
    return probe.post(role, "/v1/dead-letters/" + letter + "/replay", "");
  }

  private String command(String id) throws Exception {
    return probe.get(Role.AGENT, "/v1/commands/" + id).json().path("status").asText();
  }

  private int sum() throws Exception {
    return probe.post("/v1/probe/counter/add", "{\"number\":0}").json().path("sum").asInt();
  }

  private String secret() {
    var token = probe.token(Role.INTEGRATION);
    return token.substring(token.lastIndexOf('_') + 1);
  }

  /** As an integration writes it. */
  private ProducerRecord<byte[], byte[]> record(String workspace, Role role, String json) {
    var key = bytes(workspace);
    var partition = Partitions.of(key, LiveService.PARTITIONS);
    var record = new ProducerRecord<>(probe.topics().commands(), partition, key, bytes(json));
    record.headers().add(HeaderNames.AUTHORIZATION, bytes("Bearer " + probe.token(role)));
    record.headers().add(HeaderNames.ID, bytes(UUID.randomUUID().toString()));
    record.headers().add(HeaderNames.TYPE, bytes(HeaderNames.wireType("probe.add")));
    record.headers().add(HeaderNames.SPEC_VERSION, bytes("1.0"));
    record.headers().add(HeaderNames.SOURCE, bytes("/test"));
    return record;
  }

  private ConsumerRecord<byte[], byte[]> copyOf(String letter) {
    var topic = HeaderNames.deadTopic(probe.topics().commands(), "probe");
    var partition = Partitions.of(ACME, LiveService.PARTITIONS);
    return await()
        .until(
            () ->
                broker.records(topic, partition).stream()
                    .filter(r -> letter.equals(EnvelopeReader.text(r.headers(), "dead_id")))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
