package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.loop.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever can't be decided ends once in the dead letters, with its reason and its bytes, while the
 * rest goes on; mended and replayed it works, and replayed twice it does nothing.
 */
class PoisonTest {
  private static final boolean SOAK = Boolean.getBoolean("soak");
  private static final int GOOD = SOAK ? 20_000 : 1_000;
  private static final int ROUNDS = SOAK ? 20 : 1;
  private static final String DEAD = HeaderNames.deadTopic(Ledger.IN, "ledger");
  private static final List<String> WORKSPACES = List.of("north", "south", "east", "west");

  private final AtomicBoolean mended = new AtomicBoolean();
  private final Counts counts = new Counts();
  private final Map<String, Poison> poisons = new HashMap<>();

  @ParameterizedTest
  @EnumSource
  void it_ends_once_in_the_dead_letters_while_the_rest_goes_on(Engine engine) {
    var began = System.nanoTime();
    try (var kafka = Kafka.start(Ledger.IN, Ledger.OUT, DEAD);
        var source = engine.open()) {
      send(kafka);
      var instance =
          Running.start(
              "poisoned",
              () ->
                  Victim.loop(
                      Fragile.spec(mended::get),
                      source,
                      kafka.clients(),
                      "a",
                      Faults.NONE,
                      counts));
      try (instance) {
        await().atMost(Duration.ofSeconds(SOAK ? 900 : 60)).until(() -> settled(instance, source));
        var decided = (System.nanoTime() - began) / 1e9;
        requireLetters(kafka, source);
        requireGood(kafka, source);
        var replayed = replay(kafka, source);
        System.out.printf(
            "poison on %s: %d bad records of %d kinds among %d good ones, %d dead letters, %d"
                + " passed on, %d transactions, %.1f s; %d replays of which %d worked, once; %.1f s"
                + " in all%n",
            engine,
            poisons.size(),
            poisons.size() / ROUNDS,
            GOOD,
            counts.dead.get(),
            counts.misrouted.get(),
            counts.committed.get(),
            decided,
            replayed.get(0),
            replayed.get(1),
            (System.nanoTime() - began) / 1e9);
      }
    }
  }

  /** Poison among good records, wherever the seed wants it. */
  private void send(Kafka kafka) {
    var random = new Random(Long.getLong("seed", 1));
    var bad = new ArrayList<Poison>();
    for (var round = 0; round < ROUNDS; round++) bad.addAll(Poison.all(round));
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>(Fine.all(GOOD));
    var which = new HashMap<ProducerRecord<byte[], byte[]>, Poison>();
    for (var each : bad) {
      which.put(each.record(), each);
      var at = random.nextInt(records.size());
      records.add(at, each.record());
    }
    var places = Kafka.sent(kafka.clients(), records);
    for (var i = 0; i < records.size(); i++) {
      var poison = which.get(records.get(i));
      if (poison != null && !poisons.containsValue(poison))
        poisons.put(places.get(i).partition() + "/" + places.get(i).offset(), poison);
    }
    // what is small on the wire and too large to be sent on
    var zipping =
        new KafkaClients(kafka.bootstrap(), Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip"));
    for (var bomb : Poison.bombs()) {
      var place = Kafka.sent(zipping, List.of(bomb.record())).getFirst();
      poisons.put(place.partition() + "/" + place.offset(), bomb);
    }
  }

  private boolean settled(Running instance, HikariDataSource source) {
    instance.requireSound();
    assertThat(instance.alarms()).isEmpty();
    return Engine.count(source, "select count(*) from effect") >= GOOD + Fine.SPECIAL
        && Engine.count(source, "select count(*) from dead_letter") >= poisons.size() + Fine.TIMERS;
  }

  private void requireLetters(Kafka kafka, HikariDataSource source) {
    var letters = Letter.all(source);
    var timers = letters.stream().filter(letter -> letter.topic().equals("timer")).toList();
    assertThat(timers).extracting(Letter::reason).containsOnly("undecidable").hasSize(Fine.TIMERS);
    var records = letters.stream().filter(letter -> letter.topic().equals(Ledger.IN)).toList();
    assertThat(records)
        .extracting(Letter::place)
        .containsExactlyInAnyOrderElementsOf(poisons.keySet());
    await().until(() -> kafka.all(DEAD).size() >= poisons.size());
    var topic = kafka.all(DEAD);
    assertThat(topic).hasSameSizeAs(poisons.values());
    for (var letter : records) {
      var poison = Objects.requireNonNull(poisons.get(letter.place()), letter.place());
      assertThat(letter.reason()).as(poison.name()).isEqualTo(poison.reason());
      assertThat(letter.state()).isEqualTo("dead");
      requireOriginal(poison, letter.original());
      requirePublished(poison, letter, topic);
    }
    requireAnswers(source);
  }

  private static void requireOriginal(Poison poison, OutRecord kept) {
    var sent = poison.record();
    assertThat(kept.key()).as(poison.name()).isEqualTo(sent.key());
    assertThat(kept.value())
        .as(poison.name())
        .isEqualTo(sent.value() == null ? new byte[0] : sent.value());
    assertThat(named(kept.headers()))
        .as(poison.name())
        .isEqualTo(named(List.of(sent.headers().toArray())));
  }

  private static void requirePublished(
      Poison poison, Letter letter, List<ConsumerRecord<byte[], byte[]>> topic) {
    var found =
        topic.stream()
            .filter(
                each ->
                    letter.id().toString().equals(EnvelopeReader.text(each.headers(), "dead_id")))
            .toList();
    assertThat(found).as("%s on the topic", poison.name()).hasSize(1);
    var published = found.getFirst();
    assertThat(EnvelopeReader.text(published.headers(), HeaderNames.DEAD_REASON))
        .isEqualTo(poison.reason());
    assertThat(
            published.partition()
                + "/"
                + EnvelopeReader.text(published.headers(), HeaderNames.DEAD_OFFSET))
        .isEqualTo(letter.place());
    if (published.headers().lastHeader(HeaderNames.DEAD_CUT) != null) {
      assertThat(letter.original().bytes()).as(poison.name()).isGreaterThan(1_000_000);
      return;
    }
    assertThat(published.value()).as(poison.name()).isEqualTo(letter.original().value());
    var headers = List.of(published.headers().toArray());
    assertThat(named(headers.subList(0, headers.size() - 4)))
        .as(poison.name())
        .isEqualTo(named(letter.original().headers()));
  }

  /** Comparable; a header without value becomes one with an empty value when it is sent on. */
  private static List<String> named(List<Header> headers) {
    return headers.stream()
        .map(
            each ->
                each.key()
                    + "="
                    + (each.value() == null ? "" : HexFormat.of().formatHex(each.value())))
        .toList();
  }

  /** Whoever sent one with a readable id is told why. */
  private void requireAnswers(HikariDataSource source) {
    var dead = Engine.count(source, "select count(*) from outcome where status = 'dead'");
    assertThat(dead).isEqualTo(poisons.values().stream().filter(Poison::answered).count());
  }

  private static void requireGood(Kafka kafka, HikariDataSource source) {
    var last = new HashMap<String, Long>();
    var events = kafka.once(Ledger.OUT);
    assertThat(events).hasSize(GOOD + Fine.SPECIAL);
    for (var record : events) {
      var entry = Json.read(record.value(), Ledger.Entry.class);
      if (entry.number() >= GOOD) continue;
      var before = last.put(entry.workspace(), entry.number());
      assertThat(before == null ? -1 : before).as(entry.workspace()).isLessThan(entry.number());
    }
    var notes =
        Engine.query(
            source, "select note from effect where note is not null", row -> row.getString(1));
    assertThat(notes).containsExactlyInAnyOrderElementsOf(Fine.NOTES);
  }

  /** Mends what can be mended, replays everything twice. */
  private List<Integer> replay(Kafka kafka, HikariDataSource source) {
    mended.set(true);
    Engine.execute(source, "alter table effect alter column note set data type varchar(200)");
    var before = Letter.all(source);
    var replays = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var letter : before) {
      if (replayable(letter)) {
        replays.add(replayOf(letter));
        replays.add(replayOf(letter));
      }
    }
    var effects = Engine.count(source, "select count(*) from effect");
    var events = kafka.once(Ledger.OUT).size();
    for (var time = 1; time <= 2; time++) {
      kafka.send(replays);
      for (var workspace : WORKSPACES) Fine.mark(kafka, workspace, time);
      var marks = (long) time * WORKSPACES.size();
      await()
          .atMost(Duration.ofSeconds(SOAK ? 300 : 30))
          .until(
              () ->
                  kafka.once(Ledger.OUT).size()
                      >= events + (long) Poison.mendable() * ROUNDS + marks);
      assertThat(Engine.count(source, "select count(*) from effect"))
          .isEqualTo(effects + (long) Poison.mendable() * ROUNDS + marks);
    }
    requireReplayed(before, Letter.all(source));
    return List.of(2 * replays.size(), Poison.mendable() * ROUNDS);
  }

  private static ProducerRecord<byte[], byte[]> replayOf(Letter letter) {
    var original = letter.original();
    var headers = new ArrayList<Header>(original.headers());
    headers.add(OutRecord.header(HeaderNames.REPLAY_OF, letter.id().toString()));
    return new ProducerRecord<>(
        original.topic(), original.partition(), null, original.key(), original.value(), headers);
  }

  /** What works is done once; what is still bad has a new letter, and the old one is done with. */
  private static void requireReplayed(List<Letter> before, List<Letter> after) {
    var old = new HashMap<UUID, Letter>();
    for (var letter : before) old.put(letter.id(), letter);
    var replayed = 0;
    var fresh = 0;
    for (var letter : after) {
      var known = old.get(letter.id());
      if (known == null) fresh++;
      if (letter.state().equals("replayed")) replayed++;
      assertThat(letter.state())
          .isEqualTo(known == null || !replayable(known) ? "dead" : "replayed");
    }
    assertThat(after).hasSize(before.size() + fresh);
    assertThat(fresh).isEqualTo(replayed - Poison.mendable() * ROUNDS);
  }

  private static boolean replayable(Letter letter) {
    var ofAWorkspace = !List.of("no-key", "bad-key").contains(letter.reason());
    return letter.topic().equals(Ledger.IN)
        && ofAWorkspace
        && letter.original().bytes() < 1_000_000;
  }
}
