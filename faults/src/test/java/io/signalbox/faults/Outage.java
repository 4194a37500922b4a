package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Databases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Promises, and outages while they fall due, as a process of its own with little memory. Arguments:
 * broker, JDBC URL of the desk, of the watch, how many blocks of promises fall due in each outage.
 *
 * <p>Every second block is answered while nobody can hear it, well before it is due.
 */
public final class Outage {
  /** How many promises a block has. */
  static final int BLOCK = 500;

  /** How many outages there are: of the desk, of the watch, of both, of the desk for too long. */
  static final int OUTAGES = 4;

  /** For each block that falls due in an outage, so many that never do. */
  static final int NEVER = 6;

  private static final Duration PATIENCE = Duration.ofMinutes(Boolean.getBoolean("soak") ? 20 : 1);
  private static final int WORKSPACES = 8;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Clock clock = new Clock();
  private int lateFired;
  private final KafkaClients clients;
  private final HikariDataSource deskRows;
  private final HikariDataSource watchRows;
  private final int blocks;
  private final Counts desks = new Counts();
  private final Counts watches = new Counts();
  private @Nullable Running desk;
  private @Nullable Running watch;
  private final List<ProducerRecord<byte[], byte[]>> told = new ArrayList<>();
  private int sent;

  private Outage(String bootstrap, String deskUrl, String watchUrl, int blocks) {
    this.clients = new KafkaClients(bootstrap, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 20));
    this.deskRows = open(deskUrl);
    this.watchRows = open(watchUrl);
    this.blocks = blocks;
  }

  private static HikariDataSource open(String url) {
    var user = url.startsWith("jdbc:postgresql") ? "postgres" : "sa";
    return Databases.migrated(Databases.open(url, user, "postgres"), "ledger");
  }

  public static void main(String[] arguments) {
    var outage =
        new Outage(arguments[0], arguments[1], arguments[2], Integer.parseInt(arguments[3]));
    try {
      outage.play();
      System.exit(0);
    } catch (RuntimeException | AssertionError e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private void play() {
    startDesk();
    startWatch();
    promiseAll();
    deskDown();
    watchDown();
    bothDown();
    deskDownForTooLong();
    stop(desk);
    stop(watch);
    assertThat(watches.dead).hasValue(0);
    assertThat(watches.earliest.get()).as("fired before it was due").isNotNegative();
    var runtime = Runtime.getRuntime();
    System.out.printf(
        "%d timers fired, none earlier than %d ms after its time; %d barriers, %d of them"
            + " provisional; %d of %d MB of heap taken%n",
        watches.fired.get(),
        watches.earliest.get(),
        watches.barriers.get(),
        watches.provisional.get(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        runtime.maxMemory() >> 20);
  }

  /** All timers are pending before the first outage; some never fall due. */
  private void promiseAll() {
    var began = System.nanoTime();
    var now = clock.instant();
    for (var number = 1; number <= OUTAGES; number++) {
      var due = now.plus(HOUR.multipliedBy(2L * number)).minus(HOUR.dividedBy(2)).minus(HOUR);
      for (var block = 0; block < blocks; block++) {
        var mine = due.plusSeconds(block).toEpochMilli();
        tell("promise %s %d %d".formatted(name(number, block), BLOCK, mine), block);
      }
    }
    var never = now.plus(Duration.ofDays(10));
    for (var block = 0; block < NEVER * blocks; block++) {
      tell("promise %s %d %d".formatted(name(0, block), BLOCK, never.toEpochMilli()), block);
    }
    flush();
    var all = (long) (OUTAGES + NEVER) * blocks * BLOCK;
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> sound() && Engine.count(watchRows, "select count(*) from timer") >= all);
    assertThat(watches.fired).hasValue(0);
    System.out.printf("%d timers pending, set in %.1f s%n", all, (System.nanoTime() - began) / 1e9);
  }

  static String name(int outage, int block) {
    return "outage" + outage + "-block" + block;
  }

  private void deskDown() {
    stop(desk);
    answer(1);
    clock.pass(HOUR);
    requireSilence(0);
    startDesk();
    requireFired(1, blocks / 2, "desk down");
  }

  private void watchDown() {
    nextHour();
    stop(watch);
    answer(2);
    clock.pass(HOUR);
    startWatch();
    requireFired(2, blocks / 2, "watch down");
  }

  private void bothDown() {
    nextHour();
    stop(watch);
    // answered too late: a breach, whether the timer finds it or the answer
    var soon = clock.instant().plusSeconds(1);
    var before = desks.committed.get();
    tell("promise late %d %d".formatted(BLOCK, soon.toEpochMilli()), 0);
    flush();
    await().until(() -> sound() && desks.committed.get() > before);
    stop(desk);
    answer(3);
    await().until(() -> clock.instant().isAfter(soon.plusMillis(100)));
    tell("answer late %d".formatted(BLOCK), 0);
    flush();
    clock.pass(HOUR);
    var fired = watches.fired.get();
    startWatch();
    requireSilence(fired);
    startDesk();
    requireFired(3, blocks / 2, "both down");
  }

  /** What is heard after the patience is over takes back what was said meanwhile. */
  private void deskDownForTooLong() {
    nextHour();
    assertThat(watches.provisional).hasValue(0);
    stop(desk);
    answer(4);
    clock.pass(HOUR);
    requireSilence(watches.fired.get());
    clock.pass(Duration.ofMinutes(6));
    requireFired(4, blocks, "desk down for too long");
    assertThat(watches.provisional.get()).isPositive();
    startDesk();
    var kept = (long) OUTAGES * (blocks / 2) * BLOCK;
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> sound() && Engine.count(watchRows, count("kept")) >= kept);
    nextHour();
    assertThat(Engine.count(watchRows, count("kept"))).isEqualTo(kept);
    assertThat(Engine.count(watchRows, count("running"))).isEqualTo((long) NEVER * blocks * BLOCK);
  }

  private static String count(String state) {
    return "select count(*) from effect where note = '" + state + "'";
  }

  /** Time goes on by an hour in which nothing falls due. */
  private void nextHour() {
    var before = watches.fired.get();
    clock.pass(HOUR);
    requireSilence(before);
  }

  private void requireSilence(int fired) {
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> sound() && watches.fired.get() == fired);
  }

  private void requireFired(int outage, int ofBlocks, String what) {
    var began = System.nanoTime();
    var all = ((outage - 1) * (blocks / 2) + ofBlocks) * BLOCK;
    var left = (long) (OUTAGES + NEVER - outage) * blocks * BLOCK;
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                sound()
                    && watches.fired.get() >= all + lateFired
                    && Engine.count(watchRows, "select count(*) from timer") == left);
    var late = watches.fired.get() - all;
    assertThat(late).as("of those answered too late").isIn(lateFired, outage < 3 ? 0 : BLOCK);
    lateFired = late;
    System.out.printf(
        "%s: %d timers fired in %.1f s, the other answers counted%n",
        what, ofBlocks * BLOCK, (System.nanoTime() - began) / 1e9);
  }

  private boolean sound() {
    for (var each : new Running[] {desk, watch}) {
      if (each == null) continue;
      each.requireSound();
      assertThat(each.alarms()).isEmpty();
    }
    return true;
  }

  private void answer(int outage) {
    for (var block = 1; block < blocks; block += 2) {
      tell("answer %s %d".formatted(name(outage, block), BLOCK), block);
    }
    // every shard of the desk has something it cannot tell
    for (var workspace = 0; workspace < WORKSPACES; workspace++) tell("answer none 0", workspace);
    flush();
  }

  private void tell(String words, int block) {
    told.add(
        Kafka.entry(
            Desk.IN,
            "workspace-" + block % WORKSPACES,
            "id-" + sent++,
            words.getBytes(StandardCharsets.UTF_8)));
  }

  private void flush() {
    var _ = Kafka.sent(clients, told.stream().map(each -> Stamping.stamped(each, clock)).toList());
    told.clear();
  }

  private void startDesk() {
    desk = start(Desk.spec(), deskRows, desks);
  }

  private void startWatch() {
    watch = start(Watch.spec(), watchRows, watches);
  }

  private Running start(ServiceSpec spec, HikariDataSource rows, Counts counts) {
    return Running.start(
        spec.name(),
        () ->
            Victim.loop(
                spec,
                LoopSettings.of(Kafka.PARTITIONS, true),
                new SqlStore(rows, clock),
                clients,
                spec.name(),
                Faults.NONE,
                counts,
                clock));
  }

  private static void stop(@Nullable Running running) {
    if (running != null) running.close();
  }
}
