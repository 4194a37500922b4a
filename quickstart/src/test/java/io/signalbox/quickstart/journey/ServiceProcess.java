package io.signalbox.quickstart.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** One service as its own process: {@code java -jar}, told everything by its environment. */
final class ServiceProcess {
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final int LAST_LINES = 40;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path jar;
  private final int port;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process process;

  ServiceProcess(String name, int port, Map<String, String> environment, Path log) {
    this.jar = WhenPackaged.jar(name);
    this.port = port;
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it, and does not wait until it is ready. */
  void start() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar.toString());
    command.environment().putAll(environment);
    command.redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + jar, e);
    }
  }

  /** Waits until it takes work. */
  void awaitReady() {
    try {
      Waiting.await().atMost(START_MAX).until(this::ready);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(jar + " is not ready:\n" + lastLines(), e);
    }
  }

  private boolean ready() throws InterruptedException {
    if (!alive()) throw new AssertionError(jar + " has ended:\n" + lastLines());
    var request =
        HttpRequest.newBuilder(URI.create(address() + "/health/readiness"))
            .timeout(ANSWER_MAX)
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  boolean alive() {
    var running = process;
    return running != null && running.isAlive();
  }

  /** What {@code kill -9} does. */
  void kill() {
    var running = process;
    if (running == null) return;
    running.destroyForcibly();
    running.onExit().join();
  }

  /** The end of what it wrote, for whoever asks why a journey failed. */
  String lastLines() {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }
}
