package io.signalbox.quickstart.home;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The system that runs on a data directory, as it tells other processes once it is ready.
 *
 * @param kafka {@code bootstrap.servers}
 * @param services the base address of each service, such as {@code http://127.0.0.1:8081}
 */
public record Running(long pid, Instant since, String kafka, Map<String, String> services) {

  /** The system running on that directory now; one that was killed does not count. */
  public static Optional<Running> on(Home home) {
    return read(home).filter(r -> ProcessHandle.of(r.pid()).isPresent() && Holding.held(home));
  }

  /** What that process has announced, if it has yet; one that was killed before it may have too. */
  public static Optional<Running> announcedBy(long pid, Home home) {
    return read(home).filter(r -> r.pid() == pid);
  }

  /** Lets others know. */
  public void announce(Home home) {
    Home.writePrivately(home.running(), Json.bytes(this));
  }

  /** Takes the announcement back. */
  public static void withdraw(Home home) {
    try {
      Files.deleteIfExists(home.running());
    } catch (IOException e) {
      // stale at worst: a reader checks that the process lives and holds the directory
    }
  }

  private static Optional<Running> read(Home home) {
    try {
      return Optional.of(Json.read(Files.readAllBytes(home.running()), Running.class));
    } catch (IOException | UnreadableJson e) {
      return Optional.empty();
    }
  }
}
