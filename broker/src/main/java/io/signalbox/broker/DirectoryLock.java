package io.signalbox.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two brokers from opening one directory. Kafka has a lock of its own, but takes it only
 * after it has opened its metadata log. The operating system lets go of ours when a process is
 * killed.
 */
final class DirectoryLock {

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) {
    FileChannel channel = null;
    try {
      Files.createDirectories(directory);
      channel =
          FileChannel.open(
              directory.resolve("broker.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() != null) return new DirectoryLock(directory, channel);
    } catch (OverlappingFileLockException e) {
      // held by another broker of this JVM
    } catch (IOException e) {
      close(channel);
      throw new BrokerException("can't write to " + directory + ": " + e.getMessage(), e);
    }
    close(channel);
    throw new BrokerException(
        "another process has a broker running in " + directory + "; stop it first");
  }

  Path directory() {
    return directory;
  }

  void release() {
    close(channel);
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel == null) return;
    try {
      channel.close();
    } catch (IOException e) {
      // nothing was written through it, and the lock ends with the process at the latest
    }
  }
}
