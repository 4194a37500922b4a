package io.signalbox.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has each of those compared run in a JVM of its own, in turn, round by round, and prints every
 * figure and their ratios. By system property: {@code bench.parts} chooses among {@code
 * kafka,http,latency,assignment,idle,workspaces} (all but the last), {@code bench.rounds} (3),
 * {@code bench.options} (the options of all JVMs). Sizes: {@code bench.cycles} (8,000), {@code
 * bench.http} (3,000), {@code bench.flowable} (5,000), {@code bench.contacts} (20,000), {@code
 * bench.workspaces} (32), {@code bench.rate} (200 a second for {@code bench.seconds}, 20), {@code
 * bench.warm} (40 seconds).
 *
 * <p>{@code bench.other}, a class path with another build of this module, or {@code
 * bench.other.options}, has that run as well, for what a change alone makes of it.
 */
public final class Benchmarks {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  /** As the images and the launcher have them, and a heap that none of them fills. */
  private static final String OPTIONS =
      "-Xmx2g -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED"
          + " --sun-misc-unsafe-memory-access=allow";

  private final List<String> parts =
      List.of(System.getProperty("bench.parts", "kafka,http,latency,assignment,idle").split(","));
  private final List<String> options = words(System.getProperty("bench.options", OPTIONS));
  private final int warm = Integer.getInteger("bench.warm", 40);
  private final List<Child> ours = new ArrayList<>();
  private final Comparison comparison = new Comparison();

  private Benchmarks() {}

  /** Runs them all; fails if one does not come to its end. */
  public static void main(String[] arguments) throws IOException {
    print(
        "machine: %d cores, %s, %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.version")));
    new Benchmarks().run();
  }

  private void run() throws IOException {
    print("options: " + String.join(" ", options));
    try (var signalbox = child("signalbox", Signalbox.class);
        var other = other()) {
      ours.add(signalbox);
      if (other != null) ours.add(other);
      if (parts.contains("kafka") || parts.contains("http")) lifeCycles();
      if (parts.contains("workspaces")) workspaces();
      if (parts.contains("latency")) latency();
      if (parts.contains("assignment")) assignment();
      if (parts.contains("idle")) idle();
    }
    comparison.print();
  }

  private void lifeCycles() throws IOException {
    var kafka = "kafka " + Integer.getInteger("bench.cycles", 8_000);
    var http = "http " + Integer.getInteger("bench.http", 3_000);
    var cycles = "cycles " + Integer.getInteger("bench.flowable", 5_000);
    try (var flowable = child("flowable", Flowable.class)) {
      warmUp(flowable, "", List.of(cycles));
      for (var each : ours) warmUp(each, "false", chosen(kafka, http));
      for (var round = rounds(); round > 0; round--) {
        for (var each : ours) {
          open(each, "false");
          for (var order : chosen(kafka, http)) count(each, order);
          close(each);
        }
        open(flowable, "");
        count(flowable, cycles);
        close(flowable);
      }
    }
  }

  /** The same load in one workspace, and in many that as many loops as cores decide. */
  private void workspaces() throws IOException {
    var cycles = " " + Integer.getInteger("bench.cycles", 8_000);
    var many = Integer.getInteger("bench.workspaces", 32);
    var cores = Runtime.getRuntime().availableProcessors();
    for (var each : ours) {
      warmUp(each, "false " + many + " " + cores, List.of("kafka" + cycles));
      for (var round = rounds(); round > 0; round--) {
        for (var how : List.of("1 1", many + " 1", many + " " + cores)) {
          open(each, "false " + how);
          count(each, "workspaces " + how.replace(' ', '/'), "kafka" + cycles);
          close(each);
        }
      }
    }
  }

  /** Of the ways that commands can come, those asked for. */
  private List<String> chosen(String... orders) {
    return List.of(orders).stream()
        .filter(order -> parts.contains(order.substring(0, order.indexOf(' '))))
        .toList();
  }

  private void latency() throws IOException {
    var latency =
        "latency %d %d %d"
            .formatted(
                Integer.getInteger("bench.rate", 200), 5, Integer.getInteger("bench.seconds", 20));
    try (var bare = child("bare loop", BareLoop.class)) {
      var all = new ArrayList<>(ours);
      all.add(bare);
      for (var each : all) warmUp(each, "true", List.of("latency 200 0 10"));
      for (var round = rounds(); round > 0; round--) {
        for (var each : all) {
          open(each, "true");
          count(each, latency);
          close(each);
        }
      }
    }
  }

  private void assignment() throws IOException {
    var contacts = Integer.getInteger("bench.contacts", 20_000);
    for (var each : ours) warmUpAnew(each, "assignment " + contacts / 2);
    for (var each : ours) {
      open(each, "true");
      count(each, "assignment " + contacts);
      count(each, "ceiling " + contacts);
      close(each);
    }
  }

  private void idle() throws IOException {
    for (var each : ours) {
      open(each, "false");
      var _ = each.tell("idle 3");
      count(each, "idle 10");
      close(each);
    }
  }

  /** Until the compiler has seen enough: what runs for days is not judged by its first minute. */
  private void warmUp(Child child, String how, List<String> orders) throws IOException {
    warmUp(child, how, orders, warm);
  }

  private static void warmUp(Child child, String how, List<String> orders, int seconds)
      throws IOException {
    open(child, how);
    for (var order : orders) child.warm(order, seconds / orders.size());
    close(child);
  }

  /**
   * In a new system each time: what is assigned stays so, and the agents have only so much room.
   */
  private void warmUpAnew(Child child, String order) throws IOException {
    var until = System.nanoTime() + warm * 1_000_000_000L;
    do {
      warmUp(child, "true", List.of(order), 0);
    } while (System.nanoTime() < until);
  }

  private static void open(Child child, String how) throws IOException {
    var _ = child.tell("open " + how);
  }

  private static void close(Child child) throws IOException {
    var _ = child.tell("close");
  }

  private void count(Child child, String order) throws IOException {
    count(child, order.substring(0, order.indexOf(' ')), order);
  }

  private void count(Child child, String what, String order) throws IOException {
    comparison.add(child.name(), what, child.tell(order));
  }

  private int rounds() {
    return Integer.getInteger("bench.rounds", 3);
  }

  private Child child(String name, Class<?> main) throws IOException {
    return new Child(name, main, CLASS_PATH, options);
  }

  private @Nullable Child other() throws IOException {
    var path = System.getProperty("bench.other", CLASS_PATH);
    var others = System.getProperty("bench.other.options");
    if (path.equals(CLASS_PATH) && others == null) return null;
    return new Child("other", Signalbox.class, path, others == null ? options : words(others));
  }

  private static List<String> words(String text) {
    return List.of(text.trim().split("\\s+"));
  }

  static void print(String line) {
    System.out.println(line);
  }
}
