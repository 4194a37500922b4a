package io.signalbox.runtime.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.store.StoreException;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.Databases;
import io.signalbox.runtime.testkit.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything is taken in exactly once, whatever fails, and can be built again. */
class ProjectionTest {
  private static final int SHARDS = 2;
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final List<AutoCloseable> open = new ArrayList<>();
  private String topic = "";

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) each.close();
  }

  private Tally tally(Engine engine) throws Exception {
    topic = Tally.TOPIC + TOPICS.incrementAndGet();
    try (var admin = Broker.shared().clients().admin()) {
      admin.createTopics(List.of(new NewTopic(topic, SHARDS, (short) 1))).all().get();
    }
    HikariDataSource source =
        engine == Engine.H2 ? Databases.h2("tally") : Databases.postgres("tally");
    open.add(source);
    return new Tally(source, topic).made();
  }

  private Projector start(Tally tally) throws IOException {
    var kafka = Broker.shared().clients();
    LogView log = kafka.logView();
    open.add(log);
    var projector =
        new Projector(tally, () -> kafka.passing(topic), log, SHARDS, InstantSource.system());
    open.add(projector);
    projector.start();
    return projector;
  }

  /** Until then what comes is taken to be in the tables already. */
  private static void awaitBuilt(Tally tally) {
    await().untilAsserted(() -> assertThat(tally.places()).hasSize(SHARDS));
  }

  private void send(int shard, String type, String... values)
      throws IOException, ExecutionException, InterruptedException {
    for (var value : values) {
      var record =
          new ProducerRecord<>(
              topic,
              shard,
              "acme".getBytes(StandardCharsets.UTF_8),
              value.getBytes(StandardCharsets.UTF_8));
      record
          .headers()
          .add(HeaderNames.TYPE, HeaderNames.wireType(type).getBytes(StandardCharsets.UTF_8));
      Broker.shared().write(record);
    }
  }

  private static void awaitSums(Tally tally, Map<Integer, List<Long>> sums) {
    await().untilAsserted(() -> assertThat(tally.sums()).isEqualTo(sums));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void what_fails_is_tried_again_and_what_can_not_be_taken_in_is_passed_over(Engine engine)
      throws Exception {
    var tally = tally(engine);
    var projector = start(tally);
    awaitBuilt(tally);
    tally.failure = () -> new StoreException(StoreException.Kind.AWAY, "away", new SQLException());
    tally.failing.set(2);
    send(0, "added", "1", "2", "poison", "4");
    send(1, "idle", "poison");
    send(1, "added", "5");
    awaitSums(tally, Map.of(0, List.of(7L, 3L), 1, List.of(5L, 1L)));
    assertThat(tally.failing).hasValue(0);
    var details = projector.state().details("tally");
    assertThat(details.passedOver()).isEqualTo(1);
    assertThat(details.lastPassedOver()).contains(topic);
    assertThat(details.state()).isEqualTo("following");
  }

  @Test
  void an_error_does_not_end_the_thread() throws Exception {
    var tally = tally(Engine.H2);
    var projector = start(tally);
    awaitBuilt(tally);
    tally.failure =
        () -> {
          throw new LinkageError("of this test");
        };
    tally.failing.set(1);
    send(0, "added", "1");
    awaitSums(tally, Map.of(0, List.of(1L, 1L)));
    assertThat(projector.state().details("tally").passedOver()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void of_two_processes_each_takes_its_shards_and_one_goes_on_where_the_other_stopped(Engine engine)
      throws Exception {
    var tally = tally(engine);
    var first = start(tally);
    awaitBuilt(tally);
    var second = start(tally);
    await().until(() -> second.state().details("tally").shards() == 1);
    send(0, "added", "2");
    send(1, "added", "3");
    awaitSums(tally, Map.of(0, List.of(2L, 1L), 1, List.of(3L, 1L)));
    first.close();
    send(0, "added", "4");
    send(1, "added", "5");
    awaitSums(tally, Map.of(0, List.of(6L, 2L), 1, List.of(8L, 2L)));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void it_is_built_from_the_tables_and_then_the_log_as_often_as_asked(Engine engine)
      throws Exception {
    var tally = tally(engine);
    tally.insert(0, 10);
    send(0, "added", "1"); // its row is among those written
    var projector = start(tally);
    awaitSums(tally, Map.of(0, List.of(10L, 1L)));
    awaitBuilt(tally);
    send(0, "added", "2");
    awaitSums(tally, Map.of(0, List.of(12L, 2L)));
    tally.insert(0, 20);
    tally.forget(0);
    assertThat(tally.places()).doesNotContainKey(0);
    assertThat(tally.answers(0)).isTrue();
    awaitSums(tally, Map.of(0, List.of(30L, 2L)));
    awaitBuilt(tally);
    send(0, "added", "3");
    awaitSums(tally, Map.of(0, List.of(33L, 3L)));
    assertThat(projector.state().passedOver()).isZero();
  }

  @Test
  void a_topic_that_was_made_anew_is_no_place_to_go_on() throws Exception {
    var tally = tally(Engine.H2);
    tally.insert(0, 10);
    var first = start(tally);
    awaitBuilt(tally);
    send(0, "added", "1");
    awaitSums(tally, Map.of(0, List.of(11L, 2L)));
    first.close();
    try (var admin = Broker.shared().clients().admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
      await()
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  admin.createTopics(List.of(new NewTopic(topic, SHARDS, (short) 1))).all().get());
    }
    start(tally);
    awaitSums(tally, Map.of(0, List.of(10L, 1L)));
  }
}
