package io.signalbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  @TempDir Path directory;

  @Test
  void keeps_its_records_over_a_restart() throws Exception {
    var began = System.nanoTime();
    try (var broker = EmbeddedBroker.start(directory, 0)) {
      report("first start", began);
      var client = new Client(broker.bootstrap());
      client.createTopic("letters", 4);
      client.send("letters", "a", "b");
      assertThat(client.read("letters", 2)).containsExactlyInAnyOrder("a", "b");
      began = System.nanoTime();
    }
    report("stop", began);
    began = System.nanoTime();
    try (var broker = EmbeddedBroker.start(directory, 0)) {
      report("second start", began);
      var client = new Client(broker.bootstrap());
      client.send("letters", "c");
      assertThat(client.read("letters", 3)).containsExactlyInAnyOrder("a", "b", "c");
    }
  }

  @Test
  void keeps_what_it_acknowledged_when_its_process_is_killed() throws Exception {
    var process = new BrokerProcess(directory);
    var client = new Client(process.bootstrap());
    client.createTopic("letters", 4);
    client.send("letters", "a", "b", "c");
    process.kill();
    var began = System.nanoTime();
    try (var broker = EmbeddedBroker.start(directory, 0)) {
      report("start after kill -9", began);
      assertThat(new Client(broker.bootstrap()).read("letters", 3)).hasSize(3);
    }
  }

  @Test
  void refuses_a_directory_that_another_process_holds() throws Exception {
    var process = new BrokerProcess(directory);
    try {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("another process has a broker running in " + directory);
    } finally {
      process.kill();
    }
  }

  @Test
  void names_the_port_that_is_taken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort()))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
    }
  }

  private static void report(String what, long beganNanos) {
    System.out.printf("%s: %d ms%n", what, (System.nanoTime() - beganNanos) / 1_000_000);
  }

  /** A broker in a JVM of its own, so that it can be killed. */
  private static final class BrokerProcess {

    private final Process process;
    private final String bootstrap;

    BrokerProcess(Path directory) throws IOException {
      process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx256m",
                      "-cp",
                      System.getProperty("java.class.path"),
                      EmbeddedBroker.class.getName(),
                      directory.toString(),
                      "0"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var line = process.inputReader(StandardCharsets.UTF_8).readLine();
      assertThat(line).startsWith("ready ");
      bootstrap = line.substring("ready ".length());
    }

    String bootstrap() {
      return bootstrap;
    }

    void kill() throws InterruptedException {
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
