package io.signalbox.runtime.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * Where bytes are while they come in: their name, which is their hash, is known only at their end.
 * What a crash leaves here is removed when its time is over.
 */
final class Spool {
  /** No request takes as long. */
  static final Duration LIFE = Duration.ofHours(1);

  private static final int CHUNK_BYTES = 1 << 16;

  private final Path directory;
  private final long bytesMax;
  private final InstantSource clock;

  Spool(Path directory, long bytesMax, InstantSource clock) {
    this.directory = directory;
    this.bytesMax = bytesMax;
    this.clock = clock;
  }

  /** A file on disk with all of some bytes; gone when it is closed. */
  record Spooled(Path file, String sha256, long size) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Takes all bytes in.
   *
   * @throws BlobTooLarge when there are more than may be
   * @throws BlobsAway when they can't be written; what reading them throws is passed on
   */
  Spooled take(InputStream bytes) throws IOException {
    var file = create();
    try {
      return write(file, bytes);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Path create() throws BlobsAway {
    try {
      Files.createDirectories(directory);
      var until = clock.instant().plus(LIFE).toEpochMilli();
      return Files.createTempFile(directory, until + "-", "");
    } catch (IOException e) {
      throw new BlobsAway("a file that comes in can't be made in " + directory, e);
    }
  }

  private Spooled write(Path file, InputStream bytes) throws IOException {
    var digest = Checked.sha256();
    var size = 0L;
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var chunk = new byte[CHUNK_BYTES];
      for (var read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
        size += read;
        if (size > bytesMax) throw new BlobTooLarge(bytesMax);
        write(channel, digest, ByteBuffer.wrap(chunk, 0, read));
      }
      force(channel);
    }
    return new Spooled(file, HexFormat.of().formatHex(digest.digest()), size);
  }

  private static void write(FileChannel channel, MessageDigest digest, ByteBuffer bytes)
      throws BlobsAway {
    digest.update(bytes.duplicate());
    try {
      while (bytes.hasRemaining()) channel.write(bytes);
    } catch (IOException e) {
      throw new BlobsAway("a file that comes in can't be written", e);
    }
  }

  private static void force(FileChannel channel) throws BlobsAway {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw new BlobsAway("a file that comes in can't be written to disk", e);
    }
  }

  /** Removes what a crash left; how many files. */
  int clear() throws IOException {
    if (!Files.isDirectory(directory)) return 0;
    List<Path> left;
    try (var files = Files.list(directory)) {
      left = files.filter(file -> isOver(file.getFileName().toString(), clock.instant())).toList();
    }
    var removed = 0;
    for (var file : left) {
      if (Files.deleteIfExists(file)) removed++;
    }
    return removed;
  }

  private static boolean isOver(String name, Instant now) {
    var until = name.substring(0, Math.max(0, name.indexOf('-')));
    return Copy.named("/" + until).map(copy -> copy.isOver(now)).orElse(false);
  }
}
