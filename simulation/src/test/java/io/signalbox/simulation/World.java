package io.signalbox.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Three services of two instances each over one log and three databases, and everything that can go
 * wrong. One thread, one seed, its own clock.
 */
final class World {
  static final int SHARDS = 3;
  private static final int SERVICES = 3;
  private static final List<String> WORKSPACES = List.of("red", "green", "blue", "white", "black");

  final SimClock clock = new SimClock();
  final Random random;
  final SimLog log;
  final boolean restores;
  final List<Node> nodes = new ArrayList<>();
  final Map<String, Promise> promises = new HashMap<>();
  final Witness witness;
  final List<Conservation> conservation;
  int answers;
  int restored;

  /** How often an instance crashed or lost its shards, or a transaction failed. */
  int disturbances;

  boolean calm;

  private final SimStore gateStore = new SimStore(this::weather);
  private final SimStore frontStore = new SimStore(this::weather);
  private final SimStore clockStore = new SimStore(this::weather);
  final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
  final Receiver receiver = new Receiver(this);
  final BadRecords bad = new BadRecords(this);
  private @Nullable Map<Integer, SimStore.Tables> backup;
  private int names;

  World(long seed) {
    random = new Random(seed);
    log = new SimLog(clock, random);
    restores = seed % 10 == 7;
    var gate = new SimGroup("gate", log, SHARDS, random);
    var front = new SimGroup("front", log, SHARDS, random);
    var clocks = new SimGroup("clock", log, SHARDS, random);
    for (var i = 0; i < 2; i++) {
      nodes.add(new Node(this, SimService.gate(), gateStore, gate));
      nodes.add(new Node(this, SimService.front(), frontStore, front));
      nodes.add(new Node(this, SimService.clock(), clockStore, clocks));
    }
    witness = new Witness(this);
    conservation =
        List.of(
            new Conservation(this, gateStore, SimService.GATE),
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
    if (dice < 2) disturbances++;
    if (dice == 0) return SimStore.Weather.REFUSES;
    return dice == 1 ? SimStore.Weather.COMMITS_AND_FAILS : SimStore.Weather.FINE;
  }

  /** One thing happens. */
  void step() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> {
        var topic = anyEntry();
        submit(topic, newPromise(topic));
      }
      case 3, 4 -> answer();
      case 5 -> bad.one();
      case 6 -> clock.pass(1 + random.nextInt(300));
      case 7 -> calamity();
      default -> nodes.get(random.nextInt(nodes.size())).step();
    }
    log.replicate(false);
    look();
  }

  /** A promise that nobody knows yet: words for a record on that topic. */
  String newPromise(String topic) {
    var name = "p" + ++names;
    var workspace = WORKSPACES.get(random.nextInt(WORKSPACES.size()));
    var promise = new Promise(workspace, topic, clock.millis() + 50 + random.nextInt(3_000));
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
    // on another topic it could overtake a promise that nobody has told yet
    var topic = witness.knows(name) ? anyEntry() : promise.topic;
    if (random.nextInt(3) == 0) {
      answers++;
      submit(topic, "later " + name + " " + (promise.due - 300 + random.nextInt(600)));
      return;
    }
    var record = submit(topic, "answer " + name);
    promise.enteredAt = log.newest(new TopicPartition(record.topic(), record.partition()));
  }

  private String anyEntry() {
    return random.nextBoolean() ? SimService.GATE : SimService.IN;
  }

  private ProducerRecord<byte[], byte[]> submit(String topic, String body) {
    var name = body.split(" ", -1)[1];
    var promise = promises.get(name);
    var workspace = promise == null ? WORKSPACES.getFirst() : promise.workspace;
    var record = SimService.record(topic, workspace, "told", "id-" + sent.size(), body);
    sent.add(record);
    log.append(record);
    return record;
  }

  private void calamity() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> nodes.get(random.nextInt(nodes.size())).crash();
      case 3, 4 -> nodes.get(random.nextInt(nodes.size())).castOut();
      case 5, 6 -> outage(random.nextInt(SERVICES));
      case 7 -> {
        outage(1);
        outage(2);
      }
      case 8 -> clock.pass(random.nextInt(20_000));
      case 9 -> log.changeLeader();
      default -> backupOrRestore();
    }
  }

  /** All instances of a service are down for an hour, or less; the others go on. */
  private void outage(int service) {
    for (var i = service; i < nodes.size(); i += SERVICES) nodes.get(i).crash();
    for (var slice = 0; slice < 8; slice++) {
      clock.pass(random.nextInt(random.nextBoolean() ? 900_000 : 15_000));
      for (var turn = 0; turn < 4; turn++) {
        log.replicate(false);
        for (var i = 0; i < nodes.size(); i++) {
          if (i % SERVICES != service) nodes.get(i).step();
        }
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
      for (var i = 1; i < nodes.size(); i += SERVICES) nodes.get(i).crash();
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
        "does not come to rest: %s, groups %s, %d verdicts on %d promises; gate %s, front %s, clock %s"
            .formatted(
                nodes,
                log,
                witness.verdicts(),
                promises.size(),
                gateStore,
                frontStore,
                clockStore));
  }

  private boolean settled() {
    return conservation.getFirst().isDone(List.of(SimService.GATE))
        && conservation.get(1).isDone(List.of(SimService.GIVEN, SimService.IN))
        && conservation.getLast().isDone(List.of(SimService.PROMISES, SimService.OTHER))
        && witness.told() >= promises.size() + answers
        && receiver.isDone()
        && witness.right();
  }

  SimStore frontStore() {
    return frontStore;
  }
}
