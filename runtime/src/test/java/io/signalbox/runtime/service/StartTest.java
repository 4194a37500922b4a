package io.signalbox.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that cannot work says so in words its operator can act on, and does not start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartTest {
  private static final Map<String, Object> NO_LOOP =
      Map.of("signalbox.loop.enabled", false, "signalbox.kafka.bootstrap-servers", "127.0.0.1:1");

  private Broker broker;

  @BeforeAll
  void start() throws Exception {
    broker = Broker.shared();
  }

  @Test
  void a_topic_of_another_size_is_named_with_both_numbers(@TempDir Path directory)
      throws Exception {
    make(new NewTopic("wide.commands", 3, (short) 1));
    assertThat(refusal(directory, on("wide")))
        .contains("wide.commands has 3 partitions", "signalbox.partitions is 2");
  }

  @Test
  void an_entry_topic_stamped_by_its_writers_is_refused(@TempDir Path directory) throws Exception {
    make(new NewTopic("early.commands", LiveService.PARTITIONS, (short) 1));
    assertThat(refusal(directory, on("early")))
        .contains("early.commands", "message.timestamp.type=CreateTime", "LogAppendTime");
  }

  @ParameterizedTest
  @CsvSource({
    "signalbox.internal-secret, ' ', SIGNALBOX_INTERNAL_SECRET",
    "signalbox.internal-secret, short, at least 32 bytes",
    "signalbox.partitions, 0, signalbox.partitions must be 1 to 1000",
    "signalbox.instance, a b, signalbox.instance must be",
    "signalbox.keys.file, /no/such/file, signalbox.keys.file /no/such/file cannot be read",
    "signalbox.db.url, jdbc:h2:mem:x, WRITE_DELAY=0",
    "signalbox.db.url, jdbc:h2:mem:x;WRITE_DELAY=0, DATABASE_TO_LOWER=TRUE"
  })
  void a_setting_that_makes_no_sense_is_named(
      String setting, String value, String said, @TempDir Path directory) {
    var settings = new HashMap<>(NO_LOOP);
    settings.put(setting, value);
    assertThat(refusal(directory, settings)).contains(said);
  }

  @Test
  void a_broker_that_is_not_there_is_waited_for_and_then_told(@TempDir Path directory)
      throws Exception {
    var settings = impatient();
    var nobody = "127.0.0.1:" + freePort();
    settings.put("signalbox.kafka.bootstrap-servers", nobody);
    settings.put("signalbox.kafka.client.default.api.timeout.ms", "1000");
    settings.put("signalbox.kafka.client.request.timeout.ms", "1000");
    var began = System.nanoTime();
    assertThat(refusal(directory, settings))
        .contains("Kafka at " + nobody, "does not give us our topics");
    // an operator's own settings of the clients count: theirs would be 15 s
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_database_that_is_not_there_is_told(@TempDir Path directory) throws Exception {
    var settings = impatient();
    settings.put("signalbox.db.url", "jdbc:postgresql://127.0.0.1:" + freePort() + "/none");
    assertThat(refusal(directory, settings)).contains("127.0.0.1").contains("refused");
  }

  @Test
  void a_topic_made_anew_stops_its_shards_and_says_why(@TempDir Path directory) throws Exception {
    var settings = on("anew");
    try (var probe = Probe.start(directory, settings)) {
      await().until(() -> probe.post("/v1/probe/counter/add", "{\"number\":1}").status() == 200);
      assertThat(ready(probe)).isEqualTo(200);
    }
    try (var admin = broker.clients().admin()) {
      admin.deleteTopics(List.of("anew.commands")).all().get();
      await().until(() -> !admin.listTopics().names().get().contains("anew.commands"));
    }
    try (var probe = Probe.start(directory, settings)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> health(probe).toString().contains("made anew"));
      assertThat(health(probe).toString()).contains("anew.commands");
      assertThat(ready(probe)).as("other shards may go on").isEqualTo(200);
      assertThat(probe.send(probe.to("/health/liveness")).status()).isEqualTo(200);
    }
  }

  @Test
  void a_batch_that_grows_when_unpacked_does_not_get_in(@TempDir Path directory) throws Exception {
    try (var _ = Probe.start(directory, on("bomb"));
        var producer = packing()) {
      var key = new byte[] {'a'};
      var small = new ProducerRecord<>("bomb.commands", 0, key, new byte[100_000]);
      assertThat(producer.send(small).get().offset()).isZero();
      var bomb = new ProducerRecord<>("bomb.commands", 0, key, new byte[64 << 20]);
      assertThatThrownBy(() -> producer.send(bomb).get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(RecordTooLargeException.class);
    }
  }

  private KafkaProducer<byte[], byte[]> packing() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            broker.clients().bootstrap(),
            "compression.type",
            "gzip",
            "max.request.size",
            128 << 20,
            "buffer.memory",
            256 << 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void make(NewTopic topic) throws Exception {
    try (var admin = broker.clients().admin()) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private Map<String, Object> on(String prefix) {
    var settings = new HashMap<>(broker.settings());
    settings.put("probe.prefix", prefix);
    return settings;
  }

  private static Map<String, Object> impatient() {
    var settings = new HashMap<>(NO_LOOP);
    settings.remove("signalbox.loop.enabled");
    settings.put("signalbox.start.patience", "1s");
    return settings;
  }

  /** What the operator reads when it does not start. */
  private static String refusal(Path directory, Map<String, Object> settings) {
    var thrown = catchThrowable(() -> Probe.start(directory, settings).close());
    assertThat(thrown).as("it starts").isNotNull();
    return ServiceMain.reason(thrown);
  }

  private static int ready(Probe probe) throws Exception {
    return probe.send(probe.to("/health/readiness")).status();
  }

  private static JsonNode health(Probe probe) throws Exception {
    return probe.send(probe.to("/health/readiness")).json();
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
