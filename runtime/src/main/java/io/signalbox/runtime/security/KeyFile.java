package io.signalbox.runtime.security;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of keys that an operator or the launcher makes: an array of {@link StoredKey}. Whoever
 * asks for keys has it read again if it has changed, at most once a second.
 */
final class KeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(1);

  private final @Nullable Path file;
  private final InstantSource clock;
  private final AtomicReference<Instant> lookedAt = new AtomicReference<>(Instant.MIN);
  private volatile Map<String, StoredKey> keys = Map.of();
  private volatile @Nullable Version read;

  /** What tells one content of the file from another: a replaced file has another file key. */
  private record Version(FileTime changed, long size, @Nullable Object fileKey) {
    static Version of(Path file) throws IOException {
      var found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(found.lastModifiedTime(), found.size(), found.fileKey());
    }
  }

  /** That file, or none. */
  KeyFile(@Nullable Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Its keys by prefix. */
  Map<String, StoredKey> keys() {
    var last = lookedAt.get();
    var now = clock.instant();
    var due = now.isBefore(last) || now.isAfter(last.plus(LOOKED_AT_EVERY));
    if (due && lookedAt.compareAndSet(last, now)) readAgain();
    return keys;
  }

  /**
   * Reads it if it has changed.
   *
   * @throws IllegalArgumentException with a sentence an operator understands
   */
  void read() {
    if (file == null) return;
    try {
      var now = Version.of(file);
      if (now.equals(read)) return;
      provide(Json.read(Files.readAllBytes(file), StoredKey[].class));
      read = now;
    } catch (IOException e) {
      throw new IllegalArgumentException("signalbox.keys.file " + file + " cannot be read", e);
    } catch (UnreadableJson e) {
      throw new IllegalArgumentException(
          "signalbox.keys.file " + file + ": " + e.pointer() + " " + e.detail(), e);
    }
  }

  /** The same while running: what can't be read now leaves all as it was. */
  void readAgain() {
    try {
      read();
    } catch (IllegalArgumentException e) {
      LOG.warn("the keys known go on being believed: {}", e.getMessage());
    }
  }

  /** Takes over these keys in place of those before; of two with one prefix the last counts. */
  void provide(StoredKey... given) {
    var next = new TreeMap<String, StoredKey>();
    for (var key : given) next.put(key.prefix(), key);
    keys = Map.copyOf(next);
  }
}
