package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.testkit.Databases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed on the way from a decision to a call, to its report, to what follows:
 * whoever is called sees each delivery, in the order of its lane, and once more at most for each
 * kill; and each ends once. On PostgreSQL at the last three steps; {@code -Psoak}: at all of them,
 * of fifty times as many.
 */
class DeliveryKillTest {
  private static final boolean SOAK = Boolean.getBoolean("soak");
  private static final int RECORDS = SOAK ? 20_000 : 400;
  private static final int LANES = 8;
  private static final List<Fault> FAULTS = faults();

  @TempDir Path directory;

  private static List<Fault> faults() {
    var faults = EnumSet.copyOf(Fault.ofDeliveries());
    faults.addAll(List.of(Fault.BEFORE_COMMIT, Fault.AFTER_COMMIT, Fault.TAKING_SHARD));
    return List.copyOf(faults);
  }

  @Test
  void on_h2_each_is_delivered() throws Exception {
    var url = "jdbc:h2:file:" + directory.resolve("caller") + Databases.H2_MODE;
    kill(url, "sa", FAULTS);
  }

  @Test
  void on_postgres_each_is_delivered() throws Exception {
    var last = FAULTS.subList(FAULTS.size() - 3, FAULTS.size());
    kill(Databases.postgresUrl(), "postgres", SOAK ? FAULTS : last);
  }

  private static void kill(String url, String user, List<Fault> faults) throws Exception {
    Databases.migrated(Databases.open(url, user, "postgres"), "caller").close();
    var random = new Random(Long.getLong("seed", 1));
    var kills = 0;
    try (var kafka = Kafka.start(Caller.IN, Caller.OUT, Caller.IN + ".caller.dead");
        var receiver = new Receiver()) {
      kafka.send(records());
      for (var fault : faults) {
        var nth = fault == Fault.TAKING_SHARD ? 2 : 5 + random.nextInt(20);
        var victim =
            ChildProcess.start(
                Caller.class, url, kafka.bootstrap(), receiver.url(), fault + ":" + nth);
        if (!victim.waitFor(60, TimeUnit.SECONDS)) {
          victim.destroyForcibly().waitFor();
          throw new AssertionError("never came to " + fault);
        }
        assertThat(victim.exitValue()).as("halted at %s", fault).isEqualTo(137);
        kills++;
      }
      var last = ChildProcess.start(Caller.class, url, kafka.bootstrap(), receiver.url(), "");
      try {
        await()
            .atMost(Duration.ofMinutes(10))
            .until(() -> kafka.once(Caller.OUT).size() >= RECORDS);
      } finally {
        last.destroyForcibly().waitFor();
      }
      assertThat(kafka.once(Caller.OUT)).hasSize(RECORDS);
      receiver.check(kills, faults);
    }
    try (var source = Databases.open(url, user, "postgres")) {
      assertThat(Engine.count(source, "select count(*) from delivery")).isZero();
      assertThat(Engine.count(source, "select count(*) from dead_letter")).isZero();
    }
  }

  private static List<ProducerRecord<byte[], byte[]>> records() {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var n = 0; n < RECORDS; n++) {
      var lane = "lane-" + n % LANES;
      var words = "server %s %d".formatted(lane, n / LANES).getBytes(StandardCharsets.UTF_8);
      records.add(Kafka.entry(Caller.IN, lane, "id-" + n, words));
    }
    return records;
  }

  /** Refuses every tenth call for now, and remembers what it took. */
  private static final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private int calls;

    Receiver() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::receive);
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void receive(HttpExchange call) throws IOException {
      var id = call.getRequestHeaders().getFirst("webhook-id");
      var lane = call.getRequestHeaders().getFirst("lane");
      var place =
          Integer.parseInt(
              new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      call.sendResponseHeaders(take(id, lane, place) ? 200 : 503, -1);
      call.close();
    }

    private synchronized boolean take(String id, String lane, int place) {
      if (++calls % 10 == 0) return false;
      if (taken.merge(id, 1, Integer::sum) > 1) return true;
      var before = last.put(lane, place);
      if (place != (before == null ? -1 : before) + 1) outOfOrder.add(lane + " " + place);
      return true;
    }

    synchronized void check(int kills, List<Fault> faults) {
      assertThat(taken).hasSize(RECORDS);
      assertThat(outOfOrder).isEmpty();
      assertThat(taken.values()).allMatch(times -> times <= 1 + kills);
      var repeated = taken.values().stream().filter(times -> times > 1).count();
      System.out.printf(
          "deliveries: %d, killed %d times at %s, %d calls, %d deliveries repeated%n",
          RECORDS, kills, faults, calls, repeated);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
