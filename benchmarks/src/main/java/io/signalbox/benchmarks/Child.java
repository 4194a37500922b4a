package io.signalbox.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of those compared, in a JVM of its own, all with the same heap and options. */
final class Child implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader said;
  private final PrintWriter told;

  /**
   * Starts it.
   *
   * @param main the class that takes the orders
   */
  Child(String name, Class<?> main, String classPath, List<String> options) throws IOException {
    this.name = name;
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dlogback.configurationFile=logback-benchmarks.xml");
    command.add("-cp");
    command.add(classPath);
    command.add(main.getName());
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    told =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  String name() {
    return name;
  }

  /** Has it do that and shows what it says about it. */
  Figures tell(String order) throws IOException {
    return tell(order, true);
  }

  /** Has it do that until so many seconds are over, and shows nothing. */
  void warm(String order, int seconds) throws IOException {
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    do {
      var _ = tell(order, false);
    } while (System.nanoTime() < until);
  }

  private Figures tell(String order, boolean shown) throws IOException {
    told.println(order);
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (Figures.in(line)) return Figures.parse(line);
      if (shown) Benchmarks.print(name + ": " + line);
    }
    throw new IOException(name + " ended at: " + order);
  }

  @Override
  public void close() {
    told.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
