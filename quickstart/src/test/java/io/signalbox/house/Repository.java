package io.signalbox.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of the repository, without what is built, downloaded or written while running. */
final class Repository {
  private static final Set<String> NOT_OURS =
      Set.of(".git", ".idea", ".vscode", ".settings", "target", "data", "node_modules");

  private Repository() {}

  /** The directory that holds the launcher, from wherever below it the tests are run. */
  static Path root() {
    var directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("signalbox"))) {
      var parent = directory.getParent();
      if (parent == null) throw new IllegalStateException("not run within the repository");
      directory = parent;
    }
    return directory;
  }

  /** The path of a file from the root, with slashes. */
  static String relative(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  /** All files. */
  static List<Path> files() {
    var found = new ArrayList<Path>();
    var root = root();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about) {
              var name = String.valueOf(directory.getFileName());
              return !directory.equals(root) && NOT_OURS.contains(name) // it may have such a name
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (about.isRegularFile()) found.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** All Java files. */
  static List<Path> javaFiles() {
    return files().stream().filter(file -> file.toString().endsWith(".java")).sorted().toList();
  }
}
