package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A request becomes a record, is decided by the loop, and answered with what was decided. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandTest {
  private static final String KEY = "Idempotency-Key";

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
  void the_answer_is_the_outcome() throws Exception {
    var before = sum();
    var reply = add("{\"number\":5}", "");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("sum").asInt()).isEqualTo(before + 5);
  }

  @Test
  void a_refusal_is_409_with_its_reason() throws Exception {
    var problem = add("{\"number\":-1}", "").problem(409, "negative");

    assertThat(problem.path("detail").asText()).contains("zero or more");
  }

  @Test
  void what_cannot_be_decided_is_a_dead_letter() throws Exception {
    add("{\"number\":13}", "").problem(500, "dead-letter");
  }

  @Test
  void a_wrong_body_is_400_with_pointers_and_nothing_is_appended() throws Exception {
    var before = records();
    var problem = add("{\"number\":\"x\",\"note\":7}", "").problem(400, "schema");

    assertThat(problem.path("errors")).hasSize(2);
    assertThat(problem.path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/number", "/note");
    assertThat(records()).isEqualTo(before);
  }

  @Test
  void the_same_key_gets_the_first_outcome_again() throws Exception {
    var first = add("{\"number\":7}", "key-1");
    var again = add("{\"number\":7}", "key-1");

    assertThat(again.http().body()).isEqualTo(first.http().body());
    assertThat(sum()).isEqualTo(first.json().path("sum").asInt());
    add("{\"number\":8}", "key-1").problem(422, "idempotency-key-reused");
    add("{\"number\":8}", "x".repeat(201)).problem(400, "bad-idempotency-key");
  }

  @Test
  void another_holder_may_use_the_same_key() throws Exception {
    var agents = add("{\"number\":1}", "1");
    var request = probe.as(Role.INTEGRATION, "/v1/probe/counter/add").header(KEY, "1");
    var integrations = probe.send(request, "{\"number\":2}");

    assertThat(integrations.status()).isEqualTo(200);
    assertThat(integrations.json().path("sum").asInt())
        .isEqualTo(agents.json().path("sum").asInt() + 2);
  }

  @Test
  void what_is_only_appended_keeps_its_id_too() throws Exception {
    var first = append("{\"number\":1}", "key-4");
    var again = append("{\"number\":1}", "key-4");
    var id = first.json().path("id").asText();
    assertThat(again.json().path("id").asText()).isEqualTo(id);
    append("{\"number\":2}", "key-4").problem(422, "idempotency-key-reused");

    await().until(() -> command(id, "").json().has("decidedAt"));
    assertThat(append("{\"number\":1}", "key-4").json().path("id").asText()).isEqualTo(id);
    append("{\"number\":2}", "key-4").problem(422, "idempotency-key-reused");
  }

  @Test
  void a_key_that_came_with_a_wrong_body_is_still_free() throws Exception {
    append("{\"number\":\"x\"}", "key-5").problem(400, "schema");
    assertThat(append("{\"number\":1}", "key-5").status()).isEqualTo(202);
  }

  @Test
  void a_refusal_is_repeated_as_well() throws Exception {
    add("{\"number\":-2}", "key-2").problem(409, "negative");
    add("{\"number\":-2}", "key-2").problem(409, "negative");
  }

  @Test
  void at_the_same_time_the_same_key_is_one_request() throws Exception {
    var before = sum();
    var bodies = new HashSet<String>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Reply> same = () -> add("{\"number\":100}", "key-3");
      for (var each : pool.invokeAll(IntStream.range(0, 20).mapToObj(_ -> same).toList())) {
        assertThat(each.get().status()).isEqualTo(200);
        bodies.add(each.get().http().body());
      }
    }

    assertThat(bodies).hasSize(1);
    assertThat(sum()).isEqualTo(before + 100);
  }

  @Test
  void the_record_says_who_sent_it_and_what_it_is() throws Exception {
    var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    var request = probe.as(Role.AGENT, "/v1/probe/append").header("traceparent", trace);
    var id = probe.send(request, "{\"number\":1}").json().path("id").asText();

    var record = record(id);
    assertThat(record.key()).isEqualTo("acme".getBytes(StandardCharsets.UTF_8));
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_type")).isEqualTo("io.signalbox.probe.add.v1");
    assertThat(header(record, "ce_source")).isEqualTo("/probe/edge");
    assertThat(header(record, "ce_subject")).isEqualTo(id);
    assertThat(Instant.parse(header(record, "ce_time"))).isBefore(Instant.now().plusSeconds(1));
    assertThat(header(record, "content-type")).isEqualTo("application/json");
    assertThat(header(record, "authorization")).startsWith("Internal ").doesNotContain("sb_");
    assertThat(header(record, "traceparent")).isEqualTo(trace);
    assertThat(record.value()).isEqualTo("{\"number\":1}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_trace_that_is_none_goes_no_further() throws Exception {
    var request = probe.as(Role.AGENT, "/v1/probe/append").header("traceparent", "x".repeat(500));
    var id = probe.send(request, "{\"number\":1}").json().path("id").asText();

    assertThat(record(id).headers().lastHeader("traceparent")).isNull();
  }

  @Test
  void a_command_can_be_asked_for_by_its_workspace_alone() throws Exception {
    var id = probe.post("/v1/probe/append", "{\"number\":2}").json().path("id").asText();
    await().until(() -> command(id, "").json().has("decidedAt"));

    var known = command(id, "").json();
    assertThat(known.path("status").asText()).isEqualTo("done");
    assertThat(known.path("body").path("counter").asText()).isEqualTo("acme");
    command(id, "?workspace=other").problem(404, "not-found");
  }

  @Test
  void a_command_that_never_was_is_404() throws Exception {
    // while records of other tests are not decided yet, it may still be among them
    var never = Ids.timeOrdered(Instant.now(), "never");
    var answer = await().until(() -> command(never, ""), reply -> reply.status() != 200);
    answer.problem(404, "not-found");
    command("7", "").problem(404, "not-found");
  }

  @Test
  void a_batch_is_appended_whole_or_not_at_all() throws Exception {
    var before = records();
    var good = "{\"number\":1}\n".repeat(500);
    assertThat(batch(good).json().path("appended").asInt()).isEqualTo(500);
    assertThat(records()).isEqualTo(before + 500);

    var problem = batch(good + "{\"number\":1001}\n").problem(400, "schema");
    assertThat(problem.path("errors").path(0).path("pointer").asText()).isEqualTo("/500/number");
    assertThat(batch("{\"number\":1}\n{").problem(400, "broken-json").path("errors")).hasSize(1);
    assertThat(records()).isEqualTo(before + 500);
  }

  @Test
  void bodies_are_bounded() throws Exception {
    var note = "x".repeat(1 << 20);
    add("{\"number\":1,\"note\":\"" + note + "\"}", "").problem(413, "too-large");
    batch(("{\"number\":1,\"note\":\"" + "x".repeat(1_000) + "\"}\n").repeat(11_000))
        .problem(413, "too-large");
    // within the bound of a request, beyond that of a record
    add("{\"number\":1,\"note\":\"" + "x".repeat(1_000_000) + "\"}", "").problem(413, "too-large");
  }

  private Reply add(String json, String idempotencyKey) throws Exception {
    var request = probe.as(Role.AGENT, "/v1/probe/counter/add");
    if (!idempotencyKey.isEmpty()) {
      request.header(KEY, idempotencyKey);
    }
    return probe.send(request, json);
  }

  private Reply append(String json, String idempotencyKey) throws Exception {
    var request = probe.as(Role.AGENT, "/v1/probe/append").header(KEY, idempotencyKey);
    return probe.send(request, json);
  }

  private Reply batch(String lines) throws Exception {
    return probe.send(
        probe
            .as(Role.INTEGRATION, "/v1/probe/batch")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)));
  }

  private Reply command(String id, String query) throws Exception {
    return probe.send(probe.as(Role.ADMIN, "/v1/commands/" + id + query));
  }

  private int sum() throws Exception {
    return add("{\"number\":0}", "").json().path("sum").asInt();
  }

  private int records() {
    return broker.records(probe.topics().commands(), Partitions.of("acme", 2)).size();
  }

  private ConsumerRecord<byte[], byte[]> record(String id) {
    return broker.records(probe.topics().commands(), Partitions.of("acme", 2)).stream()
        .filter(record -> Set.of(id).contains(header(record, "ce_id")))
        .findFirst()
        .orElseThrow();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return String.valueOf(EnvelopeReader.text(record.headers(), name));
  }
}
