package io.signalbox.runtime.edge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who asks too much waits, and nobody else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateTest {
  private static final int PER_SECOND = 4;
  private static final int ANONYMOUS_BURST = 100;
  private static final int REQUESTS_MAX = 5_000;

  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    probe = Probe.edgeOnly(directory, PER_SECOND);
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void the_key_that_asks_too_much_is_told_when_to_come_back_and_others_are_not() {
    var limits = new Limits(new RateSettings(PER_SECOND, PER_SECOND, 1, 1));
    limits.take("one", PER_SECOND);
    var refused = catchThrowableOfType(Problem.class, () -> limits.take("one", 1));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.headers().get("Retry-After"))).isBetween(1, 2);
    limits.take("other", PER_SECOND); // a bucket of its own
    await()
        .atMost(ofSeconds(5))
        .ignoreExceptionsInstanceOf(Problem.class)
        .untilAsserted(() -> limits.take("one", 1));
  }

  @Test
  void a_batch_that_kafka_does_not_take_is_told_in_time() throws Exception {
    var line = "{\"number\":1}\n";
    var began = System.nanoTime();
    batch(line.repeat(PER_SECOND)).problem(503, "not-acknowledged"); // let in, but Kafka is away
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ofSeconds(9));
  }

  @Test
  void an_address_without_a_key_is_counted_too() throws Exception {
    var asked = 0;
    var status = 404;
    for (; status == 404 && asked < REQUESTS_MAX; asked++) {
      status = probe.send(probe.to("/s/no-such-survey")).status();
    }
    assertThat(status).isEqualTo(429);
    assertThat(asked).isGreaterThan(ANONYMOUS_BURST);
    assertThat(ask(Role.AGENT).status()).isEqualTo(200); // a key is not its address
  }

  @Test
  void visitors_behind_a_trusted_proxy_have_a_bucket_each(@TempDir Path directory)
      throws Exception {
    var trusting =
        Map.<String, Object>of(
            "signalbox.loop.enabled",
            false,
            "signalbox.kafka.bootstrap-servers",
            "127.0.0.1:1",
            "signalbox.rate.anonymous-per-second",
            1, // what comes back must not come between
            "signalbox.proxies.trusted",
            "127.0.0.1, ::1");
    try (var behind = Probe.start(directory, trusting)) {
      var status = 404;
      for (var asked = 0; status == 404 && asked < REQUESTS_MAX; asked++) {
        status = visit(behind, "203.0.113.1");
      }
      assertThat(status).isEqualTo(429);
      assertThat(visit(behind, "203.0.113.2")).isEqualTo(404);
      assertThat(visit(behind, "198.51.100.9, 203.0.113.1")).as("made up").isEqualTo(429);
    }
  }

  private static int visit(Probe service, String from) throws Exception {
    var page = service.to("/s/no-such-survey").header("X-Forwarded-For", from);
    return service.send(page).status();
  }

  private Reply ask(Role role) throws Exception {
    return probe.get(role, "/v1/probe/whoami");
  }

  private Reply batch(String lines) throws Exception {
    return probe.send(
        probe
            .as(Role.INTEGRATION, "/v1/probe/batch")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)));
  }
}
