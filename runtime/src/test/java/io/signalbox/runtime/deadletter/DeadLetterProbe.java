package io.signalbox.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
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
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A probe whose dead letters are made, looked at and replayed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeadLetterProbe {
  static final String ACME = LiveService.WORKSPACE;

  Broker broker;
  Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    broker = Broker.shared();
    probe = Probe.start(directory, broker.settings());
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  /** The id of the letter of an addition that fails. */
  final String fail(String note) throws Exception {
    probe
        .post("/v1/probe/counter/add", "{\"number\":15,\"note\":\"" + note + "\"}")
        .problem(500, "dead-letter");
    return letter(note);
  }

  final String letter(String note) throws Exception {
    return letters(note).getFirst();
  }

  final List<String> letters(String note) throws Exception {
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

  final JsonNode items(String path) throws Exception {
    return probe.get(Role.ADMIN, path).json().path("items");
  }

  final String state(String letter) throws Exception {
    return shown(letter).path("letter").path("state").asText();
  }

  final JsonNode shown(String letter) throws Exception {
    return probe.get(Role.ADMIN, "/v1/dead-letters/" + letter).json();
  }

  /** The bytes in the database, as text. */
  final String kept(String letter) throws Exception {
    try (var connection = probe.bean(DataSource.class).getConnection();
        var query = connection.prepareStatement("select record from dead_letter where id = ?")) {
      query.setObject(1, UUID.fromString(letter));
      var row = query.executeQuery();
      assertThat(row.next()).isTrue();
      return new String(row.getBytes(1), StandardCharsets.ISO_8859_1);
    }
  }

  final void awaitState(String letter, String state) {
    await().until(() -> state(letter), state::equals);
  }

  final Reply replay(Role role, String letter) throws Exception {
    return probe.post(role, "/v1/dead-letters/" + letter + "/replay", "");
  }

  final String command(String id) throws Exception {
    return probe.get(Role.AGENT, "/v1/commands/" + id).json().path("status").asText();
  }

  final int sum() throws Exception {
    return probe.post("/v1/probe/counter/add", "{\"number\":0}").json().path("sum").asInt();
  }

  final String secret() {
    var token = probe.token(Role.INTEGRATION);
    return token.substring(token.lastIndexOf('_') + 1);
  }

  /** As an integration writes it. */
  final ProducerRecord<byte[], byte[]> record(String workspace, Role role, String json) {
    return record(workspace, role, json, UUID.randomUUID().toString());
  }

  static String id(ProducerRecord<byte[], byte[]> record) {
    return String.valueOf(EnvelopeReader.text(record.headers(), HeaderNames.ID));
  }

  final ProducerRecord<byte[], byte[]> record(String workspace, Role role, String json, String id) {
    var key = bytes(workspace);
    var partition = Partitions.of(key, LiveService.PARTITIONS);
    var record = new ProducerRecord<>(probe.topics().commands(), partition, key, bytes(json));
    record.headers().add(HeaderNames.AUTHORIZATION, bytes("Bearer " + probe.token(role)));
    record.headers().add(HeaderNames.ID, bytes(id));
    record.headers().add(HeaderNames.TYPE, bytes(HeaderNames.wireType("probe.add")));
    record.headers().add(HeaderNames.SPEC_VERSION, bytes("1.0"));
    record.headers().add(HeaderNames.SOURCE, bytes("/test"));
    return record;
  }

  final ConsumerRecord<byte[], byte[]> copyOf(String letter) {
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

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
