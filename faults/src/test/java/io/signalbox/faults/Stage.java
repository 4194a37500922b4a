package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.store.Retention;
import io.signalbox.runtime.store.SessionLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Instances of one service over one database, and topics of its own on a shared broker. */
final class Stage implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So many times what there is to send comes from nobody who ever gets anywhere. */
  private static final long RESENT_MAX = 10;

  /** A member silent for so long is out; a turn that lasts so long is silence. */
  private static final Map<String, Object> HASTY =
      Map.of(
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 1_500,
          ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 300,
          ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 2_000,
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);

  private static final AtomicInteger STAGES = new AtomicInteger();

  final Engine engine;
  final String group = "ledger-" + STAGES.incrementAndGet();
  final List<String> inputs;
  final Clock clock = new Clock();
  final HikariDataSource source;
  private final String out = group + ".out";
  private final Kafka kafka;
  private final SessionLimits limits;
  private final Retention retention;
  private final List<Member> members = new ArrayList<>();
  private int sent;

  /** An instance, what it counts, and where it may be stopped. */
  record Member(String name, Running running, Counts counts, Pause pause) {}

  Stage(Engine engine, Kafka kafka, int inputs, SessionLimits limits) {
    this(engine, kafka, inputs, limits, Retention.USUAL);
  }

  Stage(Engine engine, Kafka kafka, int inputs, SessionLimits limits, Retention retention) {
    this.engine = engine;
    this.kafka = kafka;
    this.limits = limits;
    this.retention = retention;
    this.inputs =
        List.of("a", "b").subList(0, inputs).stream().map(n -> group + ".in-" + n).toList();
    this.source = engine.open();
    Witness.prepare(engine, source);
    for (var input : this.inputs) kafka.topics(input, HeaderNames.deadTopic(input, group));
    kafka.topics(out);
  }

  /** A further instance with a database pool of its own, that ends with it. */
  Member start(String name) {
    var counts = new Counts();
    var pause = new Pause();
    var config = new HikariConfig();
    source.copyStateTo(config);
    config.setConnectionInitSql(limits.sql(engine == Engine.H2));
    var pool = new HikariDataSource(config);
    var spec = Ledger.spec(group, inputs, out, List.of(), _ -> new Ledger(out));
    var clients = new KafkaClients(kafka.bootstrap(), HASTY);
    var running =
        Running.start(
            group + "-" + name,
            () ->
                Victim.loop(
                    spec,
                    LoopSettings.of(kafka.partitions(), true, retention),
                    Witness.of(pool, clock, name),
                    clients,
                    name,
                    pause,
                    counts,
                    clock),
            pool::close);
    var member = new Member(name, running, counts, pause);
    members.add(member);
    return member;
  }

  /** So many more entries, in turn on each input and for each of many workspaces. */
  synchronized void send(int count, @Nullable Instant due) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var left = count; left > 0; left--) {
      var workspace = "workspace-" + sent % 12;
      var entry = new Ledger.Entry("entry-" + sent, workspace, sent, null, due);
      records.add(
          kafka.here(
              inputs.get(sent / 12 % inputs.size()), workspace, "id-" + sent, Json.bytes(entry)));
      sent++;
    }
    kafka.send(records);
  }

  /** So many records that nobody can read. */
  void spoil(int count) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var n = 0; n < count; n++) {
      var id = UUID.randomUUID().toString();
      records.add(kafka.here(inputs.getFirst(), "workspace-" + n % 12, id, new byte[] {'{'}));
    }
    kafka.send(records);
  }

  synchronized int sent() {
    return sent;
  }

  /** What the group's coordinator says of the members. */
  Kafka.Group group() {
    return kafka.group(group);
  }

  long onTheLog() {
    return kafka.count(out);
  }

  /** Everything came out once, in order, without a gap; and so many of it there are. */
  void requireEvents(int count) {
    awaitEvents(count);
    var subjects = new HashSet<String>();
    var last = new HashMap<String, Long>();
    kafka.once(
        out,
        record -> {
          var type = String.valueOf(EnvelopeReader.text(record.headers(), HeaderNames.TYPE));
          var subject = EnvelopeReader.text(record.headers(), HeaderNames.SUBJECT);
          assertThat(subjects.add(type + subject)).as("%s of %s twice", type, subject).isTrue();
          if (type.contains("fired")) return;
          var entry = Json.read(record.value(), Ledger.Entry.class);
          var place = entry.workspace() + " " + entry.number() / 12 % inputs.size();
          var before = last.put(place, entry.number());
          assertThat(before == null ? -1 : before).as(place).isLessThan(entry.number());
        });
    assertThat(subjects).hasSize(count);
    assertThat(Engine.count(source, "select count(*) from effect")).isEqualTo(sent());
    assertThat(Engine.count(source, "select count(distinct id) from effect")).isEqualTo(sent());
  }

  /** While more comes, it may take as long as the machine takes; silence may not last. */
  private void awaitEvents(int count) {
    var there = -1L;
    do {
      var before = there;
      there =
          await("for " + count + " events")
              .atMost(PATIENCE)
              .until(this::soundLog, now -> now > before);
      assertThat(there).as("sent again and again").isLessThan(RESENT_MAX * count);
    } while (there < count || kafka.once(out, _ -> {}) < count);
  }

  private long soundLog() {
    for (var each : members) {
      each.running.requireSound();
      assertThat(each.running.alarms()).isEmpty();
    }
    return onTheLog();
  }

  @Override
  public void close() {
    for (var each : members) each.pause.end();
    for (var each : members) each.running.close();
    source.close();
  }
}
