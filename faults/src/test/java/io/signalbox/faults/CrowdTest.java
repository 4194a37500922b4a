package io.signalbox.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.stream.Reading;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many readers, some of which never read: the others notice nothing. */
class CrowdTest {
  private static final int STILL = 64;

  @Test
  void readers_that_never_read_hold_up_nobody(@TempDir Path directory) throws Exception {
    var settings =
        Map.<String, Object>of(
            "signalbox.stream.readers-of-key-max", STILL + 10, "signalbox.stream.still-max", "20s");
    try (var probe = start(directory, settings)) {
      String beginning;
      try (var reading = Reading.open(probe, "")) {
        add(probe);
        beginning = reading.next().id();
      }
      large(probe); // more than a ring holds: it comes from the log
      var before = used();
      var still = new ArrayList<Socket>();
      try {
        for (int i = 0; i < STILL; i++) still.add(neverReading(probe, beginning));
        await().atMost(Duration.ofSeconds(20)).until(() -> readers(probe) == STILL);
        var began = System.nanoTime();
        try (var healthy = Reading.open(probe, beginning)) {
          healthy.next();
          assertThat(Duration.ofNanos(System.nanoTime() - began))
              .isLessThan(Duration.ofSeconds(10));
          assertThat(healthy.next(59)).hasSize(59);
        }
        // what is on its way to them for a moment is not held
        await()
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(
                () ->
                    assertThat(used() - before)
                        .as("bytes held for them")
                        .isLessThan(STILL * (2L << 20)));
        assertThat(readers(probe)).isGreaterThanOrEqualTo(STILL);
      } finally {
        for (var each : still) each.close();
      }
    }
  }

  @Test
  void a_key_and_all_keys_together_may_open_so_many(@TempDir Path directory) throws Exception {
    var settings =
        Map.<String, Object>of(
            "signalbox.stream.readers-of-key-max", 2, "signalbox.stream.readers-max", 3);
    try (var probe = start(directory, settings);
        var one = Reading.open(probe, "");
        var two = Reading.open(probe, "")) {
      var third = stream(probe, Role.AGENT);
      third.problem(429, "too-many-readers");
      assertThat(third.header("Retry-After")).isNotEmpty();
      try (var admins = neverReading(probe, Role.ADMIN, "")) {
        await().until(() -> readers(probe) == 3);
        var fourth = stream(probe, Role.INTEGRATION);
        fourth.problem(503, "too-many-readers");
        assertThat(fourth.header("Retry-After")).isNotEmpty();
        assertThat(admins.isClosed()).isFalse();
      }
      assertThat(List.of(one, two)).allMatch(Reading::silent);
    }
  }

  private static long used() {
    var runtime = Runtime.getRuntime();
    runtime.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Probe start(Path directory, Map<String, Object> more) throws IOException {
    var settings = new HashMap<>(Broker.shared().settings());
    settings.putAll(more);
    return Probe.start(directory, settings);
  }

  private static Reply stream(Probe probe, Role role) throws Exception {
    return probe.get(role, "/v1/probe/stream");
  }

  private static Socket neverReading(Probe probe, String lastEventId) throws IOException {
    return neverReading(probe, Role.AGENT, lastEventId);
  }

  private static Socket neverReading(Probe probe, Role role, String lastEventId)
      throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(probe.address().getHost(), probe.address().getPort()));
    var request =
        """
        GET /v1/probe/stream HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Accept: text/event-stream\r
        %s\r
        """
            .formatted(
                probe.token(role),
                lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n");
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static void add(Probe probe) throws Exception {
    assertThat(probe.post("/v1/probe/counter/add", "{\"number\":1}").status()).isEqualTo(200);
  }

  private static void large(Probe probe) throws Exception {
    var line = "{\"number\":1,\"note\":\"" + "x".repeat(100_000) + "\"}\n";
    for (int i = 0; i < 60; i += 20) {
      var request =
          probe
              .as(Role.INTEGRATION, "/v1/probe/batch")
              .header("Content-Type", "application/x-ndjson")
              .POST(BodyPublishers.ofString(line.repeat(20)));
      assertThat(probe.send(request).status()).isEqualTo(202);
    }
    add(probe); // decided after all of them
  }

  private static double readers(Probe probe) throws Exception {
    return probe
        .send(probe.to("/prometheus"))
        .http()
        .body()
        .lines()
        .filter(line -> line.startsWith("signalbox_stream_readers "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }
}
