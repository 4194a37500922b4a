package io.signalbox.quickstart.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Tells why, if the process ends while it starts: Micronaut ends it when a service can't start, and
 * says so in the log only.
 */
final class StartWatch {

  private static final int ERRORS_TOLD_MAX = 3;

  private final AtomicBoolean ended = new AtomicBoolean();

  private StartWatch() {}

  /** Watches from now on. */
  static StartWatch begin(Path log, Terminal terminal) {
    var watch = new StartWatch();
    var from = size(log);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> watch.tell(log, from, terminal), "signalbox-start"));
    return watch;
  }

  /** The start is over: it succeeded, or its failure is told by others. */
  void end() {
    ended.set(true);
  }

  private void tell(Path log, long from, Terminal terminal) {
    if (ended.get()) return;
    terminal.complain("it did not start; " + log + " says:");
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(from);
      var written = new byte[(int) Math.min(file.length() - from, Integer.MAX_VALUE - 8)];
      file.readFully(written);
      reasons(new String(written, StandardCharsets.UTF_8)).forEach(terminal::complain);
    } catch (IOException e) {
      terminal.complain("nothing that can be read: " + e.getMessage());
    }
  }

  /**
   * The first errors, and the innermost cause of the last: what a person can do something about.
   */
  static List<String> reasons(String log) {
    var errors = log.lines().filter(line -> line.contains(" ERROR ")).limit(ERRORS_TOLD_MAX);
    var causes = log.lines().filter(line -> line.startsWith("Caused by: ")).toList();
    return Stream.concat(errors, causes.stream().skip(Math.max(0, causes.size() - 1))).toList();
  }

  private static long size(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
