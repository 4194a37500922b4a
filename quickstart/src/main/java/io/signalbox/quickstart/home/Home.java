package io.signalbox.quickstart.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;

/** A data directory and what lies where in it. */
public record Home(Path directory) {

  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  /** The broker's directory. */
  public Path kafka() {
    return directory.resolve("kafka");
  }

  /** The services' H2 databases, a file each. */
  public Path databases() {
    return directory.resolve("db");
  }

  /** The log of the running system. */
  public Path log() {
    return directory.resolve("signalbox.log");
  }

  Path keys() {
    return directory.resolve("keys.json");
  }

  /** The keys of further workspaces, by the workspace's name. */
  Path workspaceKeys() {
    return directory.resolve("workspace-keys.json");
  }

  /** Held while keys are made: another process must not write what it read before. */
  Path keysLock() {
    return directory.resolve("keys.lock");
  }

  Path agentKeys() {
    return directory.resolve("agent-keys.json");
  }

  /** What the services need to know of the keys: never the keys themselves. */
  public Path keyHashes() {
    return directory.resolve("key-hashes.json");
  }

  /** The secret that the services of this directory share, made at the first call. */
  public String secret() {
    return secret("secret");
  }

  /** The secret that signs the links in survey invitations, made at the first call. */
  public String surveySecret() {
    return secret("survey-secret");
  }

  private String secret(String name) {
    var file = directory.resolve(name);
    try {
      if (Files.exists(file)) return Files.readString(file).strip();
    } catch (IOException e) {
      throw new HomeException("can't read " + file + ": " + e.getMessage());
    }
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    var secret = HexFormat.of().formatHex(random);
    writePrivately(file, secret.getBytes(StandardCharsets.UTF_8));
    return secret;
  }

  Path running() {
    return directory.resolve("running.json");
  }

  Path lock() {
    return directory.resolve("running.lock");
  }

  /** Which definitions of the workspace file were published last. */
  public Path published() {
    return directory.resolve("published.json");
  }

  /** Makes the directory if there is none. */
  public void create() {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new HomeException(directory + " is a file, not a directory");
    }
    try {
      Files.createDirectories(directory);
      Files.createDirectories(databases());
    } catch (IOException e) {
      throw new HomeException("can't create " + directory + ": " + e.getMessage());
    }
  }

  /** Whether the directory is one that Signalbox has used. */
  public boolean used() {
    return Files.exists(keyHashes());
  }

  /** Deletes the directory and all in it. */
  public void delete() {
    if (!Files.exists(directory)) return;
    try (var all = Files.walk(directory)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    } catch (IOException e) {
      throw new HomeException("can't delete " + directory + ": " + e.getMessage());
    }
  }

  /** Writes a file as a whole or not at all, readable by its owner only. */
  public static void writePrivately(Path file, byte[] content) {
    var next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.deleteIfExists(next);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(next, PosixFilePermissions.asFileAttribute(ownerOnly));
      }
      Files.write(next, content, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
