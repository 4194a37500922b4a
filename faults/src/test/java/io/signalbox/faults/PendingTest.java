package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.testkit.Databases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deliveries that pile up for a target that is down and one that is slow: a process holds a few of
 * them in memory, however many there are, and calls the others as before. {@code -Psoak}: a hundred
 * thousand, which together are larger than its heap, and once more after a takeover.
 */
class PendingTest {
  private static final boolean SOAK = Boolean.getBoolean("soak");
  private static final int PENDING = SOAK ? 100_000 : 2_000;
  private static final int HEALTHY = 300;
  private static final int HEAP_MEGABYTES = 128;
  private static final String PADDING = "x".repeat(2_000);

  /** What may be in hand of two targets, twice: on its way from the table, and to be garbage. */
  private static final long HELD_MAX = 2L * 2 * 32;

  @TempDir Path directory;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ConcurrentMap<String, AtomicInteger> taken = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void however_many_wait_few_are_held_and_nobody_else_waits() throws Exception {
    var url = "jdbc:h2:file:" + directory.resolve("caller") + Databases.H2_MODE;
    Databases.migrated(Databases.open(url, "sa", "postgres"), "caller").close();
    try (var kafka = Kafka.start(Caller.IN, Caller.OUT, Caller.IN + ".caller.dead")) {
      var caller = caller(url, kafka);
      try {
        var before = healthy(kafka, "first");
        var empty = Heap.of(caller);
        kafka.send(pending("down"));
        kafka.send(pending("slow"));
        var beside = healthy(kafka, "second"); // behind all of them on the log
        var full = Heap.of(caller);
        assertThat(full.deliveries()).as("in memory").isLessThanOrEqualTo(HELD_MAX);
        System.out.printf(
            "pending: %d deliveries of 2 KB; heap in use %d KB with none, %d KB with all, %d held;"
                + " %d to healthy targets took %d ms, beside them %d ms (they came in first)%n",
            PENDING,
            empty.kilobytes(),
            full.kilobytes(),
            full.deliveries(),
            HEALTHY,
            before,
            beside);
        if (SOAK) {
          caller.destroyForcibly().waitFor();
          caller = caller(url, kafka);
          takenOver(caller, kafka);
        }
      } finally {
        caller.destroyForcibly().waitFor();
      }
    }
  }

  private void takenOver(Process caller, Kafka kafka) throws Exception {
    var after = healthy(kafka, "third");
    var heap = Heap.of(caller);
    assertThat(heap.deliveries()).as("after a takeover").isLessThanOrEqualTo(HELD_MAX);
    System.out.printf(
        "pending: after a takeover heap in use %d KB, %d held; healthy targets took %d ms%n",
        heap.kilobytes(), heap.deliveries(), after);
  }

  private Process caller(String url, Kafka kafka) throws IOException {
    var receiver = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return ChildProcess.start(HEAP_MEGABYTES, Caller.class, url, kafka.bootstrap(), receiver, "");
  }

  /** How long it takes until all of them have been taken, in milliseconds. */
  private long healthy(Kafka kafka, String target) {
    var began = System.nanoTime();
    kafka.send(records(target, HEALTHY, 10));
    await().atMost(Duration.ofMinutes(5)).until(() -> taken(target) >= HEALTHY);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  private int taken(String target) {
    return taken.computeIfAbsent(target, _ -> new AtomicInteger()).get();
  }

  private static List<ProducerRecord<byte[], byte[]>> pending(String target) {
    return records(target, PENDING / 2, PENDING / 2);
  }

  private static List<ProducerRecord<byte[], byte[]>> records(String target, int count, int lanes) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>(count);
    for (var n = 0; n < count; n++) {
      var words = "%s %d %s".formatted(target, n % lanes, PADDING);
      records.add(
          Kafka.entry(Caller.IN, "red", target + n, words.getBytes(StandardCharsets.UTF_8)));
    }
    return records;
  }

  private void receive(HttpExchange call) throws IOException {
    var target = Objects.requireNonNull(call.getRequestHeaders().getFirst("target"));
    call.getRequestBody().readAllBytes();
    if (target.equals("slow")) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    var down = target.equals("down");
    if (!down) taken.computeIfAbsent(target, _ -> new AtomicInteger()).incrementAndGet();
    call.sendResponseHeaders(down ? 503 : 200, -1);
    call.close();
  }

  /** What is alive in another process, after a collection. */
  private record Heap(long kilobytes, long deliveries) {
    private static final Pattern LINE =
        Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Delivery.class.getName() + "\\b");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    static Heap of(Process process) throws IOException, InterruptedException {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var asked =
          new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
      var text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(asked.waitFor()).as(text).isZero();
      var total = TOTAL.matcher(text);
      assertThat(total.find()).as(text).isTrue();
      var line = LINE.matcher(text);
      return new Heap(
          Long.parseLong(total.group(1)) >> 10, line.find() ? Long.parseLong(line.group(1)) : 0);
    }
  }
}
