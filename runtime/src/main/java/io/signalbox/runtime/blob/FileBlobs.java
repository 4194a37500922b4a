package io.signalbox.runtime.blob;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Copies as files: renamed when they are on disk, linked when they are copied. The directory may be
 * shared by several processes.
 */
final class FileBlobs implements BlobStore {
  /** How often a directory is made that is removed, being empty, before a file is in it. */
  private static final int ATTEMPTS_MAX = 20;

  /** Workspace, holder, hash, copy. */
  private static final int DEPTH = 4;

  private final Path root;
  private final Path spool;

  /**
   * Blobs in a directory.
   *
   * @param spool a directory of the same file system, where bytes are while they come in
   */
  FileBlobs(Path root, Path spool) {
    this.root = root.toAbsolutePath();
    this.spool = spool;
  }

  @Override
  public List<Copy> copies(Place place) throws IOException {
    try (var files = Files.list(root.resolve(place.path()))) {
      return files
          .flatMap(this::copy)
          .sorted(Comparator.comparing(Copy::until).reversed())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw away(place.path(), e);
    }
  }

  private Stream<Copy> copy(Path file) {
    var name = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    return Copy.named(name).stream();
  }

  @Override
  public void add(Path bytes, Copy copy) throws IOException {
    var there = place(bytes, copy, file -> Files.move(bytes, file, StandardCopyOption.ATOMIC_MOVE));
    if (!there) throw away(copy.name(), new NoSuchFileException(bytes.toString()));
  }

  @Override
  public boolean addAgain(Copy from, Copy to) throws IOException {
    return place(file(from), to, file -> link(from, file));
  }

  private void link(Copy from, Path to) throws IOException {
    try {
      Files.createLink(to, file(from));
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      copy(from, to); // no links here, or too many to this file: ext4 has 65,000
    }
  }

  /** By way of the spool, where what a crash leaves is gone no later than its source is. */
  void copy(Copy from, Path to) throws IOException {
    Files.createDirectories(spool);
    var half = Files.createTempFile(spool, from.until().toEpochMilli() + "-", "");
    try {
      Files.copy(file(from), half, StandardCopyOption.REPLACE_EXISTING);
      force(half, StandardOpenOption.WRITE);
      Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Puts a file under a name. */
  private interface Placing {
    void at(Path file) throws IOException;
  }

  /** Whether the source was there. */
  private boolean place(Path source, Copy copy, Placing placing) throws BlobsAway {
    var directory = file(copy).getParent();
    try {
      var placed = false;
      for (var attempt = 1; !placed; attempt++) {
        try {
          Files.createDirectories(directory);
          placing.at(file(copy));
          placed = true;
        } catch (FileAlreadyExistsException e) {
          if (!Files.isRegularFile(file(copy))) throw e;
          placed = true; // of that name is what has these bytes, for as long
        } catch (NoSuchFileException e) {
          if (!Files.exists(source)) return false;
          if (attempt == ATTEMPTS_MAX) throw e; // else the directory went, being empty
        }
      }
      var changed = directory;
      for (var depth = 0; depth <= DEPTH && changed != null; depth++) {
        force(changed, StandardOpenOption.READ);
        changed = changed.getParent();
      }
      return true;
    } catch (IOException e) {
      throw away(copy.name(), e);
    }
  }

  /** So that also the name is there after a crash. */
  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    } catch (NoSuchFileException e) {
      // removed, being empty: of what was in it somebody has removed the name
    }
  }

  @Override
  public Optional<Bytes> open(Copy copy) throws IOException {
    try {
      var channel = FileChannel.open(file(copy), StandardOpenOption.READ);
      return Optional.of(new Bytes(Channels.newInputStream(channel), channel.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw away(copy.name(), e);
    }
  }

  @Override
  public int removeAll(String path) throws IOException {
    var from = Path.of(path);
    return remove(root.resolve(from), DEPTH - from.getNameCount(), _ -> true);
  }

  @Override
  public int removeOver(Instant now) throws IOException {
    return remove(root, DEPTH, copy -> copy.isOver(now));
  }

  /** The deepest first, so that directories become empty and go too. */
  private int remove(Path from, int depth, Predicate<Copy> which) throws IOException {
    if (!Files.isDirectory(from)) return 0;
    var removed = 0;
    if (depth == 0) return 0;
    List<Path> inside;
    try (var entries = Files.list(from)) {
      inside = entries.toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return 0;
    }
    for (var each : inside) {
      if (depth > 1) {
        removed += remove(each, depth - 1, which);
      } else if (copy(each).anyMatch(which) && Files.deleteIfExists(each)) {
        removed++;
      }
    }
    if (!from.equals(root)) removeEmpty(from);
    return removed;
  }

  private static void removeEmpty(Path directory) throws IOException {
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException e) {
      // a copy is there, or was just made
    }
  }

  private Path file(Copy copy) {
    return root.resolve(copy.name());
  }

  private static BlobsAway away(String name, IOException cause) {
    return new BlobsAway("blob " + name + " can't be kept or read", cause);
  }
}
