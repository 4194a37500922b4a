package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.testkit.Broker;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a real broker takes of what is published, when it refuses something in the middle. */
class PublisherTest {
  private static final int SMALL = 200_000;
  private static final int LARGE = 900_000;
  private static final int LIMIT = 500_000;

  private final List<Long> acknowledged = new ArrayList<>();
  private final List<Integer> refused = new ArrayList<>();
  private Broker broker;
  private String topic;
  private Publisher publisher;

  @BeforeEach
  void begin(TestInfo test) throws Exception {
    broker = Broker.shared();
    topic = test.getTestMethod().orElseThrow().getName();
    try (var admin = broker.clients().admin()) {
      var made =
          new NewTopic(topic, 2, (short) 1)
              .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LIMIT)));
      admin.createTopics(List.of(made)).all().get();
    }
    publisher = publisher();
  }

  private Publisher publisher() throws IOException {
    var bare = new KafkaClients(Broker.shared().clients().bootstrap(), Map.of());
    return new Publisher(
        bare::producer,
        Executors.newVirtualThreadPerTaskExecutor(),
        Faults.NONE,
        InstantSource.system(),
        LoopMetrics.NONE);
  }

  @AfterEach
  void end() {
    publisher.close();
  }

  @Test
  void nothing_follows_a_record_that_the_broker_refused() throws Exception {
    publishTwelve();
    await().atMost(Duration.ofSeconds(30)).until(() -> poll() && !refused.isEmpty());
    assertThat(refused).containsExactly(0);
    publisher.drop(0); // as the loop does with a shard that has an alarm
    // the last of the twelve would be there long since, were anything still on its way
    publisher.publish(sending(1, 1));
    await().atMost(Duration.ofSeconds(30)).until(() -> poll() && !sequences(1).isEmpty());
    assertThat(sequences(0)).isEqualTo(upTo(5)).doesNotContain(6L, 7L);

    raiseLimit();
    publishTwelve();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> poll() && sequences(0).stream().distinct().toList().equals(upTo(12)));
  }

  private void publishTwelve() {
    for (var number = 1; number <= 12; number++) publisher.publish(sending(0, number));
  }

  @Test
  void what_said_nothing_waits_behind_what_did_in_one_place() {
    publisher.publish(sending(0, 1));
    for (var next = 1L; next <= 10_000; next++) {
      publisher.publish(new Sending(0, 1, List.of(), Map.of("in", next)));
    }
    assertThat(publisher.unsentBytes()).isLessThan(2 * SMALL);
    await().atMost(Duration.ofSeconds(30)).until(() -> poll() && acknowledged.size() == 1);
    assertThat(acknowledged).containsExactly(10_000L);
  }

  private boolean poll() {
    publisher.poll(
        sending -> acknowledged.add(sending.offsets().getOrDefault("in", sending.number)),
        (shard, alarm) -> {
          assertThat(alarm).hasMessageContaining("larger than its topic takes");
          refused.add(shard);
        });
    return true;
  }

  private static List<Long> upTo(long last) {
    return IntStream.rangeClosed(1, (int) last).mapToObj(Long::valueOf).toList();
  }

  /** The sixth of the first shard is too large. */
  private Sending sending(int shard, long number) {
    var size = shard == 0 && number == 6 ? LARGE : SMALL;
    var headers = List.of(OutRecord.header(HeaderNames.SEQUENCE, Long.toString(number)));
    var record = new OutRecord(topic, shard, null, new byte[size], headers);
    return new Sending(shard, number, List.of(record), Map.of("in", number));
  }

  private List<Long> sequences(int partition) {
    return broker.records(topic, partition).stream()
        .map(raw -> EnvelopeReader.text(raw.headers(), HeaderNames.SEQUENCE))
        .map(Long::valueOf)
        .toList();
  }

  private void raiseLimit() throws Exception {
    var raised = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(4 << 20));
    var change = new AlterConfigOp(raised, AlterConfigOp.OpType.SET);
    try (var admin = broker.clients().admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
          .all()
          .get();
    }
  }
}
