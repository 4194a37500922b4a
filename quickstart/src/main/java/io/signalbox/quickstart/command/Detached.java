package io.signalbox.quickstart.command;

import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Running;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The same program once more, in the background. */
final class Detached {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 100;

  private Detached() {}

  /** Starts {@code up} in a process that outlives this one and its terminal, until it is ready. */
  static Running start(Home home, Terminal terminal) {
    var already = Running.on(home);
    if (already.isPresent()) {
      throw new Complaint(
          "Signalbox already runs on %s (process %d)"
              .formatted(home.directory(), already.get().pid()));
    }
    home.create();
    var output = output(home);
    terminal.say("Starting ...");
    try {
      var process =
          new ProcessBuilder(command(home))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      return await(process, home, output);
    } catch (IOException e) {
      throw new Complaint("can't start a process: " + e.getMessage());
    }
  }

  private static Running await(Process process, Home home, Path output) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var running = Running.announcedBy(process.pid(), home);
      if (running.isPresent()) return running.get();
      if (ended(process)) {
        throw new Complaint(
            "it did not start:\n" + Files.readString(output, StandardCharsets.UTF_8).strip());
      }
    }
    process.destroy();
    throw new Complaint("it was not ready within " + PATIENCE.toSeconds() + " s; see " + output);
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Complaint("interrupted while waiting for it to start");
    }
  }

  /** nohup, because closing the terminal must not end it. */
  static List<String> command(Home home) {
    var command = new ArrayList<String>();
    command.add("nohup");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.signalbox.quickstart.Launcher");
    command.addAll(List.of("up", "--in-background", "--data", home.directory().toString()));
    return command;
  }

  /** Where the process writes what it would say on a terminal: an empty file of its owner only. */
  static Path output(Home home) {
    var output = home.directory().resolve("up.out");
    Home.writePrivately(output, new byte[0]);
    return output;
  }
}
