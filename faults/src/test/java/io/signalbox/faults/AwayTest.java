package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.store.SessionLimits;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Databases;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka killed, PostgreSQL cut off or silent, and both, while a loop of twelve shards has much to
 * do: it goes on by itself soon after they are back, never stands still for long meanwhile, and the
 * log holds everything once, in order, without a gap. {@code -Psoak}: two minutes each.
 */
class AwayTest {
  private static final boolean SOAK = Boolean.getBoolean("soak");
  private static final Duration AWAY = SOAK ? Duration.ofMinutes(2) : Duration.ofSeconds(4);

  /** Times and paces at which Kafka goes away: from records one by one to whole batches. */
  private static final int[] PACES =
      SOAK ? new int[] {1, 1, 5, 5, 20, 20, 50, 50, 200, 200} : new int[] {20};

  private static final Duration BACK_MAX = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 12;
  private static final int BACKLOG = 4_000;

  @TempDir Path directory;

  @Test
  void kafka_goes_away_and_comes_back() {
    try (var play = new Play(PACES[0])) {
      for (var pace : PACES) {
        play.end();
        play.begin(pace);
        play.send(BACKLOG);
        play.awaitSome();
        play.broker.kill();
        play.goOnFor(AWAY);
        play.broker.comeBack();
        play.requireBackSoon("kafka away, " + pace + " records a poll");
        play.requireStillAtMost(Duration.ofSeconds(1));
        play.end();
      }
      play.requireEverything();
    }
  }

  @Test
  void the_database_goes_away_and_comes_back() {
    try (var play = new Play(50)) {
      play.send(BACKLOG);
      play.awaitSome();
      play.wire.cut();
      play.goOnFor(AWAY);
      play.wire.mend();
      play.requireBackSoon("database cut off");
      play.requireStillAtMost(Duration.ofSeconds(2));
      play.send(BACKLOG);
      play.awaitSome();
      play.wire.silence();
      play.goOnFor(SOAK ? AWAY : Duration.ofSeconds(12));
      play.wire.mend();
      play.requireBackSoon("database silent");
      // what waits for an answer waits as long as the socket allows
      play.requireStillAtMost(Duration.ofSeconds(Play.SOCKET_SECONDS + 2));
      play.end();
      play.requireEverything();
    }
  }

  @Test
  void both_go_away_and_come_back() {
    try (var play = new Play(50)) {
      play.send(BACKLOG);
      play.awaitSome();
      play.broker.kill();
      play.wire.cut();
      play.goOnFor(AWAY);
      play.wire.mend();
      play.broker.comeBack();
      play.requireBackSoon("both away");
      play.requireStillAtMost(Duration.ofSeconds(2));
      play.end();
      play.requireEverything();
    }
  }

  /** A broker, a database at the end of a wire, a loop, and somebody who watches it. */
  private final class Play implements AutoCloseable {
    static final int SOCKET_SECONDS = 10;

    final BrokerProcess broker = new BrokerProcess(directory.resolve("broker"));
    final Cut wire;
    private final Kafka kafka;
    private final HikariDataSource direct;
    private final HikariDataSource pool;
    private Running running;
    private Stillness stillness;
    private int sent;

    Play(int pollRecords) {
      var url = Databases.postgresUrl();
      direct = Databases.migrated(Databases.open(url, "postgres", "postgres"), "ledger");
      var address = URI.create(url.substring("jdbc:".length()));
      wire = new Cut(address.getPort());
      pool = pool("jdbc:postgresql://localhost:" + wire.port() + address.getPath());
      kafka = Kafka.at(broker.bootstrap(), PARTITIONS);
      kafka.topics(Ledger.IN, Ledger.OUT);
      running = started(broker.bootstrap(), pool, pollRecords);
      stillness = new Stillness(running);
    }

    private static HikariDataSource pool(String url) {
      var config = new HikariConfig();
      config.setJdbcUrl(url);
      config.setUsername("postgres");
      config.setPassword("postgres");
      config.setMaximumPoolSize(2);
      config.setConnectionTimeout(1_000);
      config.setValidationTimeout(1_000);
      config.addDataSourceProperty("socketTimeout", Integer.toString(SOCKET_SECONDS));
      config.setConnectionInitSql(
          new SessionLimits(Duration.ofSeconds(1), Duration.ofSeconds(10)).sql(false));
      return new HikariDataSource(config);
    }

    /** The loop that ran has ended. */
    void begin(int pollRecords) {
      running = started(broker.bootstrap(), pool, pollRecords);
      stillness = new Stillness(running);
    }

    private static Running started(String bootstrap, HikariDataSource pool, int pollRecords) {
      var clients =
          new KafkaClients(bootstrap, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords));
      var started =
          Running.start(
              "away",
              () ->
                  Victim.loop(
                      Ledger.spec(),
                      LoopSettings.of(PARTITIONS, true),
                      new SqlStore(pool, InstantSource.system()),
                      clients,
                      "away",
                      Faults.NONE,
                      new Counts(),
                      InstantSource.system()));
      await().atMost(PATIENCE).until(() -> started.owned().size() == PARTITIONS);
      return started;
    }

    void send(int count) {
      var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
      for (var left = count; left > 0; left--) {
        var workspace = "workspace-" + sent % 40;
        var entry = new Ledger.Entry("entry-" + sent, workspace, sent, null, null);
        records.add(kafka.here(Ledger.IN, workspace, "id-" + sent, Json.bytes(entry)));
        sent++;
      }
      kafka.send(records);
    }

    void awaitSome() {
      var before = kafka.count(Ledger.OUT);
      await().atMost(PATIENCE).until(() -> kafka.count(Ledger.OUT) > before);
    }

    /** Time goes by, and the loop lives. */
    void goOnFor(Duration time) {
      await()
          .during(time)
          .atMost(time.plusSeconds(30))
          .until(
              () -> {
                running.requireSound();
                return running.alarms().isEmpty();
              });
    }

    /** What is sent now comes out within seconds. */
    void requireBackSoon(String what) {
      var began = System.nanoTime();
      var before = kafka.count(Ledger.OUT);
      await().atMost(BACK_MAX).until(() -> kafka.count(Ledger.OUT) > before);
      System.out.printf(
          "%s: goes on after %.1f s; stood still for at most %d ms%n",
          what, (System.nanoTime() - began) / 1e9, stillness.most().toMillis());
    }

    void requireStillAtMost(Duration most) {
      assertThat(stillness.most()).isLessThan(most);
    }

    /** What is left to do is left to the next loop. */
    void end() {
      stillness.close();
      running.close();
    }

    void requireEverything() {
      begin(500);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> kafka.once(Ledger.OUT, _ -> {}) == sent);
      end();
      assertThat(Engine.count(direct, "select count(*) from effect")).isEqualTo(sent);
      var seen = new HashSet<String>();
      for (var event : kafka.once(Ledger.OUT)) {
        assertThat(seen.add(Json.read(event.value(), Ledger.Entry.class).id())).isTrue();
      }
      assertThat(seen).hasSize(sent);
      System.out.printf(
          "%d events once each, in order, of %d on the log%n", sent, kafka.count(Ledger.OUT));
    }

    @Override
    public void close() {
      kafka.close();
      broker.close();
      wire.close();
      pool.close();
      direct.close();
    }
  }
}
