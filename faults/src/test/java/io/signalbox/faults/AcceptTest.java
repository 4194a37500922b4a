package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.loop.ShardAlarm;
import io.signalbox.runtime.store.SqlStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A shard that stopped goes on when a person accepts what that loses, and not before. */
class AcceptTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void a_gap_is_passed_once_it_is_accepted() {
    try (var kafka = Kafka.start(Desk.TOLD, Watch.OWN, Watch.VERDICTS);
        var rows = Engine.H2.open()) {
      try (var running = start(kafka, rows)) {
        kafka.send(List.of(told(1), told(2), told(5), told(6)));
        var alarm = alarm(running);
        assertThat(alarm.what()).contains("gap on told").contains("number 3 and sent 5");
        assertThat(alarm.lost())
            .isEqualTo("Events 3 to 4 of /desk/shards/0/a on told are never read.");
        assertThat(known(rows)).isZero();

        assertThat(running.accept(0, "another alarm")).isFalse();
        assertThat(running.accept(1, alarm.id())).isFalse();
        assertThat(running.accept(0, alarm.id())).isTrue();
        await().atMost(PATIENCE).until(() -> known(rows) == 4);
        await().atMost(PATIENCE).until(() -> running.alarms().isEmpty());
      }
      // what was accepted stands after a restart
      try (var running = start(kafka, rows)) {
        kafka.send(List.of(told(7)));
        await().atMost(PATIENCE).until(() -> known(rows) == 5);
        assertThat(running.alarms()).isEmpty();
      }
    }
  }

  private static ShardAlarm alarm(Running running) {
    await().atMost(PATIENCE).until(() -> running.standingAlarms().size() == 1);
    return running.standingAlarms().getFirst();
  }

  private static long known(HikariDataSource rows) {
    return Engine.count(rows, "select count(*) from effect");
  }

  private static Running start(Kafka kafka, HikariDataSource rows) {
    var clock = InstantSource.system();
    return Running.start(
        "watch",
        () ->
            Victim.loop(
                Watch.spec(),
                LoopSettings.of(Kafka.PARTITIONS, true),
                new SqlStore(rows, clock),
                kafka.clients(),
                "watch",
                Faults.NONE,
                new Counts(),
                clock));
  }

  /** One promise each, for long after the test. */
  private static ProducerRecord<byte[], byte[]> told(long sequence) {
    var due = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
    var words = "promise block" + sequence + " 1 " + due;
    return new ProducerRecord<>(
        Desk.TOLD,
        0,
        null,
        "workspace".getBytes(StandardCharsets.UTF_8),
        words.getBytes(StandardCharsets.UTF_8),
        List.of(
            OutRecord.header(HeaderNames.ID, "told-" + sequence),
            OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType("told")),
            OutRecord.header(HeaderNames.SOURCE, "/desk/shards/0/a"),
            OutRecord.header(HeaderNames.SEQUENCE, Long.toString(sequence)),
            OutRecord.header(HeaderNames.TIME, Instant.now().toString())));
  }
}
