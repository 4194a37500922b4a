package io.signalbox.runtime.simulation;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.testkit.Believing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Two services of two instances each over one log and two databases, and everything that can go
 * wrong. One thread, one seed, its own clock.
 */
final class World {
  static final int SHARDS = 3;
  private static final List<String> WORKSPACES = List.of("red", "green", "blue", "white", "black");

  /** What nobody was allowed to say, and no admin says in their place. */
  private static final String NOBODYS = "nobodys";

  final SimClock clock = new SimClock();
  final Random random;
  final SimLog log;
  final boolean restores;
  final List<Node> nodes = new ArrayList<>();
  final Map<String, Promise> promises = new HashMap<>();
  final Witness witness;
  final List<Conservation> conservation;
  int answers;
  int poisoned;
  int deadly;
  int replays;
  int restored;
  boolean calm;

  private final SimStore frontStore = new SimStore(this::weather);
  private final SimStore clockStore = new SimStore(this::weather);
  private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
  private @Nullable Map<Integer, SimStore.Tables> backup;
  private int names;

  World(long seed) {
    random = new Random(seed);
    log = new SimLog(clock, random);
    restores = seed % 10 == 7;
    var front = new SimGroup("front", log, SHARDS, random);
    var clocks = new SimGroup("clock", log, SHARDS, random);
    for (var i = 0; i < 2; i++) {
      nodes.add(new Node(this, SimService.front(), frontStore, front));
      nodes.add(new Node(this, SimService.clock(), clockStore, clocks));
    }
    witness = new Witness(this);
    conservation =
        List.of(
            new Conservation(this, frontStore, SimService.IN),
            new Conservation(this, clockStore, SimService.OTHER));
  }

  /** What must hold whenever one looks. */
  private void look() {
    witness.look();
    conservation.forEach(Conservation::look);
  }

  private SimStore.Weather weather() {
    if (calm) return SimStore.Weather.FINE;
    var dice = random.nextInt(100);
    if (dice == 0) return SimStore.Weather.REFUSES;
    return dice == 1 ? SimStore.Weather.COMMITS_AND_FAILS : SimStore.Weather.FINE;
  }

  /** One thing happens. */
  void step() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> submit(newPromise());
      case 3, 4 -> answer();
      case 5 -> misbehave();
      case 6 -> clock.pass(1 + random.nextInt(300));
      case 7 -> calamity();
      default -> nodes.get(random.nextInt(nodes.size())).step();
    }
    log.replicate(false);
    look();
  }

  private String newPromise() {
    var name = "p" + ++names;
    var workspace = WORKSPACES.get(random.nextInt(WORKSPACES.size()));
    var promise = new Promise(workspace, clock.millis() + 50 + random.nextInt(3_000));
    promises.put(name, promise);
    return "promise " + name + " " + promise.due;
  }

  private void answer() {
    if (promises.isEmpty()) return;
    var name = "p" + (1 + random.nextInt(names));
    var promise = promises.get(name);
    if (promise == null || promise.misrouted || promise.asked) return;
    promise.asked = true;
    answers++;
    if (random.nextInt(3) == 0) {
      answers++;
      submit("later " + name + " " + (promise.due - 300 + random.nextInt(600)));
      return;
    }
    submit("answer " + name);
    var entered = new TopicPartition(SimService.IN, sent.getLast().partition());
    promise.enteredAt = log.newest(entered);
  }

  private void submit(String body) {
    var name = body.split(" ", -1)[1];
    var promise = promises.get(name);
    var workspace = promise == null ? WORKSPACES.getFirst() : promise.workspace;
    var record = SimService.record(workspace, "told", "id-" + sent.size(), body);
    sent.add(record);
    log.append(record);
  }

  /** Bad and repeated records, and records where they don't belong. */
  private void misbehave() {
    switch (random.nextInt(13)) {
      case 0 -> poison(SimService.record("red", "told", "bad-" + ++poisoned, "poison p0"));
      case 1 -> poison(SimService.record("red", "unknown", "bad-" + ++poisoned, "what p0"));
      case 2 -> poison(SimService.record("red", "told", "bad-" + ++poisoned, "boom p0"));
      case 3 ->
          poison(SimService.record("red", "told", "bad-" + ++poisoned, "refused b" + poisoned));
      case 4 ->
          poison(
              SimService.record("red", "told", "bad-" + ++poisoned, "inapplicable b" + poisoned));
      case 5 -> {
        if (!sent.isEmpty()) log.append(sent.get(random.nextInt(sent.size())));
      }
      case 6 -> wrongPartition();
      case 7 -> mended(Believing.NOBODY, "promise");
      case 8 -> mended("anybody", "poison");
      case 9 -> poison(marked(Believing.NOBODY, anyLetter()));
      case 10 -> poison(marked("anybody", UUID.randomUUID().toString()));
      case 11 -> askClock();
      default -> replay();
    }
  }

  /** Somebody downstream of clock wants to know how far it is. */
  private void askClock() {
    log.append(SimService.marker(clock.instant(), random.nextInt(SHARDS)));
  }

  private void poison(ProducerRecord<byte[], byte[]> record) {
    deadly++;
    log.append(record);
  }

  /** What could not be taken under an id comes again under it, put right. */
  private void mended(String authorization, String word) {
    var body = newPromise();
    var words = body.split(" ", -1);
    var promise = Objects.requireNonNull(promises.get(words[1]));
    var right = SimService.record(promise.workspace, "told", "id-" + sent.size(), body);
    var bad =
        SimService.record(
            promise.workspace,
            "told",
            "id-" + sent.size(),
            word + body.substring(body.indexOf(' ')));
    bad.headers().add(OutRecord.header(HeaderNames.AUTHORIZATION, authorization));
    poison(bad);
    sent.add(right);
    log.append(right);
  }

  private ProducerRecord<byte[], byte[]> marked(String authorization, String letter) {
    var record = SimService.record("red", "told", "bad-" + ++poisoned, "promise " + NOBODYS + " 7");
    record.headers().add(OutRecord.header(HeaderNames.AUTHORIZATION, authorization));
    record.headers().add(OutRecord.header(HeaderNames.REPLAY_OF, letter));
    return record;
  }

  private String anyLetter() {
    var letters = frontStore.tables(Partitions.of("red", SHARDS)).dead.keySet();
    return letters.stream().findFirst().orElseGet(UUID::randomUUID).toString();
  }

  private void wrongPartition() {
    var body = newPromise();
    var promise = Objects.requireNonNull(promises.get(body.split(" ", -1)[1]));
    promise.misrouted = true;
    var right = SimService.record(promise.workspace, "told", "id-" + sent.size(), body);
    sent.add(right);
    log.append(
        new ProducerRecord<>(
            right.topic(),
            (right.partition() + 1) % SHARDS,
            null,
            right.key(),
            right.value(),
            right.headers()));
  }

  private void replay() {
    var dead =
        log.read(
            new TopicPartition(
                HeaderNames.deadTopic(SimService.IN, "front"), Partitions.of("red", SHARDS)));
    if (dead.isEmpty()) return;
    var letter = dead.get(random.nextInt(dead.size()));
    if (new String(letter.value(), StandardCharsets.UTF_8).contains(NOBODYS)) return;
    var record =
        new ProducerRecord<>(
            SimService.IN, letter.partition(), (Long) null, letter.key(), letter.value());
    for (var header : letter.headers()) record.headers().add(header);
    record
        .headers()
        .remove(HeaderNames.AUTHORIZATION)
        .remove(HeaderNames.REPLAY_OF)
        .add(
            HeaderNames.REPLAY_OF,
            Objects.requireNonNull(letter.headers().lastHeader("dead_id")).value());
    replays++;
    log.append(record);
  }

  private void calamity() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> nodes.get(random.nextInt(nodes.size())).crash();
      case 3, 4 -> nodes.get(random.nextInt(nodes.size())).castOut();
      case 5 -> outage(0);
      case 6 -> outage(1);
      case 7 -> {
        outage(0);
        outage(1);
      }
      case 8 -> clock.pass(random.nextInt(20_000));
      case 9 -> log.changeLeader();
      default -> backupOrRestore();
    }
  }

  /** All instances of a service are down for an hour, or less; the other one goes on. */
  private void outage(int service) {
    for (var i = service; i < nodes.size(); i += 2) nodes.get(i).crash();
    for (var slice = 0; slice < 8; slice++) {
      clock.pass(random.nextInt(random.nextBoolean() ? 900_000 : 15_000));
      for (var turn = 0; turn < 4; turn++) {
        log.replicate(false);
        for (var i = 1 - service; i < nodes.size(); i += 2) nodes.get(i).step();
        clock.pass(random.nextInt(2_000));
      }
    }
  }

  private void backupOrRestore() {
    if (!restores) return;
    var old = backup;
    if (old == null) {
      backup = frontStore.backup();
    } else if (random.nextInt(4) == 0) {
      for (var i = 0; i < nodes.size(); i += 2) nodes.get(i).crash();
      frontStore.restore(old);
      backup = null;
      restored++;
    }
  }

  /** The faults end; everything that was begun must come to its end. */
  void settle() {
    calm = true;
    for (var node : nodes) node.revive();
    for (var turn = 0; turn < 4_000; turn++) {
      for (var node : nodes) node.step();
      log.replicate(true);
      look();
      clock.pass(turn < 200 ? 1 : 20);
      if (turn % 50 == 49 && settled()) return;
    }
    throw new AssertionError(
        "does not come to rest: %s, groups %s, %d verdicts on %d promises; front %s, clock %s"
            .formatted(nodes, log, witness.verdicts(), promises.size(), frontStore, clockStore));
  }

  private boolean settled() {
    return conservation.getFirst().isDone(List.of(SimService.IN))
        && conservation.getLast().isDone(List.of(SimService.PROMISES, SimService.OTHER))
        && witness.told() >= promises.size() + answers
        && witness.right();
  }

  SimStore frontStore() {
    return frontStore;
  }
}
