package io.signalbox.runtime.stream;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A reader of a stream gets what was committed, each once, in order, and nobody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsTest {
  private static final Map<String, Object> IMPATIENT =
      Map.of("signalbox.stream.heartbeat", "500ms");

  private Broker broker;
  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    broker = Broker.shared();
    probe = start(directory, IMPATIENT);
    add("first", 1); // the shard is taken
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void events_come_in_order_with_their_type_and_place() throws Exception {
    try (var reading = Reading.open(probe, "")) {
      for (int i = 0; i < 5; i++) {
        add("ordered-" + i, 1);
      }
      var events = reading.next(5);
      assertThat(notes(events))
          .containsExactly("ordered-0", "ordered-1", "ordered-2", "ordered-3", "ordered-4");
      assertThat(events).allMatch(event -> event.name().equals("probe.added"));
      assertThat(events.stream().map(Reading.Event::id)).doesNotHaveDuplicates();
    }
  }

  @Test
  void another_workspaces_events_never_come_though_they_share_the_partition() throws Exception {
    var home = Partitions.of(LiveService.WORKSPACE, LiveService.PARTITIONS);
    var neighbour =
        Stream.iterate(0, i -> i + 1)
            .map(i -> "neighbour-" + i)
            .filter(name -> Partitions.of(name, LiveService.PARTITIONS) == home)
            .findFirst()
            .orElseThrow();
    try (var reading = Reading.open(probe, "")) {
      var path = "/v1/probe/counter/add?workspace=" + neighbour;
      var theirs = probe.post(Role.ADMIN, path, "{\"number\":1,\"note\":\"theirs\"}");
      assertThat(theirs.json().path("counter").asText()).isEqualTo(neighbour);
      add("ours", 1);

      assertThat(notes(List.of(reading.next()))).containsExactly("ours");
      assertThat(reading.silent()).isTrue();
    }
  }

  @Test
  void a_reader_that_comes_back_misses_nothing_and_gets_nothing_twice() throws Exception {
    Reading.Event last;
    try (var reading = Reading.open(probe, "")) {
      append("resumed", 0, 3);
      last = reading.next();
    }
    append("resumed", 3, 100); // while it is away
    try (var reading = Reading.open(probe, last.id())) {
      append("resumed", 100, 120); // while it catches up
      assertThat(notes(reading.next(119))).containsExactlyElementsOf(names("resumed", 1, 120));
      add("live-again", 1);
      assertThat(notes(List.of(reading.next()))).containsExactly("live-again");
    }
  }

  @Test
  void what_the_memory_no_longer_holds_comes_from_the_log() throws Exception {
    Reading.Event last;
    try (var reading = Reading.open(probe, "")) {
      add("long-ago", 1);
      last = reading.next();
    }
    large(60); // 6 MB: more than a ring holds
    add("at-last", 1);
    try (var reading = Reading.open(probe, last.id())) {
      var events = reading.next(61);
      assertThat(events).noneMatch(event -> event.name().equals("reset"));
      assertThat(notes(events).getLast()).isEqualTo("at-last");
    }
  }

  @Test
  void a_quiet_stream_says_now_and_then_that_it_lives_and_where_it_stands() throws Exception {
    String place;
    try (var reading = Reading.open(probe, "")) {
      var alive = reading.comment();
      assertThat(alive.data()).isEqualTo("alive");
      place = alive.id();
    }
    add("after-the-comment", 1);
    try (var reading = Reading.open(probe, place)) {
      assertThat(notes(List.of(reading.next()))).containsExactly("after-the-comment");
    }
  }

  @Test
  void a_reader_that_goes_is_forgotten() throws Exception {
    await().until(this::readers, open -> open == 0);
    var all = new ArrayList<Reading>();
    for (int i = 0; i < 3; i++) {
      all.add(Reading.open(probe, ""));
    }
    assertThat(readers()).isEqualTo(3);
    for (var each : all) {
      each.close();
    }
    await().atMost(ofSeconds(20)).until(this::readers, open -> open == 0);
  }

  @Test
  void a_position_of_something_else_is_refused() throws Exception {
    for (var wrong : List.of("x", "9/probe-1", "0/tickets-", "1".repeat(5_000))) {
      var request = probe.as(Role.AGENT, "/v1/probe/stream").header("Last-Event-ID", wrong);
      probe.send(request).problem(400, "bad-position");
    }
    var home = Partitions.of(LiveService.WORKSPACE, LiveService.PARTITIONS);
    var ahead = home + "/" + probe.topics().events() + "-999999999";
    probe
        .send(probe.as(Role.AGENT, "/v1/probe/stream").header("Last-Event-ID", ahead))
        .problem(400, "bad-position");
  }

  @Test
  void a_server_that_stops_ends_its_streams(@TempDir Path directory) throws Exception {
    var reads =
        Map.<String, Object>of(
            "probe.prefix", probe.topics().events(), "signalbox.loop.enabled", false);
    try (var other = start(directory, reads)) {
      var reading = Reading.open(other, "");
      other.bean(ApplicationContext.class).close();
      assertThat(reading.ends(5)).isTrue();
    }
  }

  @Test
  void what_stands_on_the_log_twice_comes_once() throws Exception {
    try (var reading = Reading.open(probe, "")) {
      for (var number : List.of(1, 2, 1, 2, 3)) event("k1", number);
      event("k2", 1); // a new numbering
      assertThat(notes(reading.next(4))).containsExactly("k1-1", "k1-2", "k1-3", "k2-1");
    }
  }

  @Test
  void a_reader_that_comes_back_knows_what_it_had() throws Exception {
    Reading.Event last;
    try (var reading = Reading.open(probe, "")) {
      event("k3", 1);
      event("k3", 2);
      last = reading.next(2).getLast();
    }
    for (var number : List.of(1, 2, 3)) event("k3", number);
    try (var reading = Reading.open(probe, last.id())) {
      assertThat(notes(List.of(reading.next()))).containsExactly("k3-3");
    }
  }

  /** A numbered event, as a shard writes it. */
  private void event(String incarnation, int number) throws Exception {
    var key = LiveService.WORKSPACE.getBytes(StandardCharsets.UTF_8);
    var home = Partitions.of(key, LiveService.PARTITIONS);
    broker.write(
        new ProducerRecord<>(
            probe.topics().events(),
            home,
            null,
            key,
            line(incarnation + "-" + number).getBytes(StandardCharsets.UTF_8),
            List.of(
                OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType("probe.added")),
                OutRecord.header(HeaderNames.SOURCE, "/other/shards/" + home + "/" + incarnation),
                OutRecord.header(HeaderNames.SEQUENCE, "%020d".formatted(number)))));
  }

  private Probe start(Path directory, Map<String, Object> more) throws Exception {
    var settings = new HashMap<>(broker.settings());
    settings.putAll(more);
    return Probe.start(directory, settings);
  }

  private void add(String note, int number) throws Exception {
    var json = "{\"number\":" + number + ",\"note\":\"" + note + "\"}";
    assertThat(probe.post("/v1/probe/counter/add", json).status()).isEqualTo(200);
  }

  private void append(String name, int from, int to) throws Exception {
    batch(String.join("\n", names(name, from, to).stream().map(StreamsTest::line).toList()));
  }

  /** That many events of 100 kB. */
  private void large(int count) throws Exception {
    var line = line("x".repeat(100_000));
    for (int i = 0; i < count; i += 20) {
      batch((line + "\n").repeat(20));
    }
  }

  private void batch(String lines) throws Exception {
    var request =
        probe
            .as(Role.INTEGRATION, "/v1/probe/batch")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines));
    assertThat(probe.send(request).status()).isEqualTo(202);
  }

  private double readers() throws Exception {
    var metrics = probe.send(probe.to("/prometheus")).http().body();
    return metrics
        .lines()
        .filter(line -> line.startsWith("signalbox_stream_readers "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private static String line(String note) {
    return "{\"number\":1,\"note\":\"" + note + "\"}";
  }

  private static List<String> names(String name, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> name + "-" + i).toList();
  }

  private static List<String> notes(List<Reading.Event> events) {
    return events.stream()
        .map(event -> Json.tree(event.data().getBytes(StandardCharsets.UTF_8)))
        .map(json -> json.path("note").asText())
        .toList();
  }
}
