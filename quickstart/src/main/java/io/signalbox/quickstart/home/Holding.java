package io.signalbox.quickstart.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * That this process, and no other, runs on a data directory. Ends with the process at the latest.
 */
public final class Holding implements AutoCloseable {

  private final FileChannel channel;

  private Holding(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the directory.
   *
   * @throws HomeException if another process has it
   */
  public static Holding take(Home home) {
    home.create();
    var channel = tryLock(home);
    if (channel == null) {
      var who = Running.on(home).map(r -> " (process " + r.pid() + ")").orElse("");
      throw new HomeException(
          "Signalbox already runs on %s%s; stop it with `./signalbox down --data %s`"
              .formatted(home.directory(), who, home.directory()));
    }
    Running.withdraw(home); // of one that was killed, whose number may be another's by now
    return new Holding(channel);
  }

  /** Whether some process has the directory. */
  static boolean held(Home home) {
    if (!Files.exists(home.lock())) return false;
    var channel = tryLock(home);
    if (channel == null) return true;
    close(channel);
    return false;
  }

  @Override
  public void close() {
    close(channel);
  }

  private static @Nullable FileChannel tryLock(Home home) {
    try {
      var channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) return channel;
      close(channel);
      return null;
    } catch (IOException e) {
      throw new HomeException("can't write to " + home.directory() + ": " + e.getMessage());
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held within this JVM
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // nothing was written through it
    }
  }
}
