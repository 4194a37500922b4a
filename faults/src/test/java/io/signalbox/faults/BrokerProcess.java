package io.signalbox.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.broker.EmbeddedBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A broker that can be killed, and comes back on the same port with what it had written. */
final class BrokerProcess implements AutoCloseable {
  private static final String READY = "ready ";

  private final Path directory;
  private int port;
  private Process process;

  BrokerProcess(Path directory) {
    this.directory = directory;
    this.process = start();
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void comeBack() {
    process = start();
  }

  private Process start() {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      var started =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classes,
                  EmbeddedBroker.class.getName(),
                  directory.toString(),
                  Integer.toString(port))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitReady(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no broker", e);
    }
  }

  private void awaitReady(Process started) throws IOException {
    var said = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (!line.startsWith(READY)) continue;
      port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      return;
    }
    throw new IOException("the broker ended");
  }

  @Override
  public void close() {
    kill();
  }
}
