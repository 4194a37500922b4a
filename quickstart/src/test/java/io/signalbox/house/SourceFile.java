package io.signalbox.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One Java file, parsed by javac itself, without asking what its names mean.
 *
 * @param path from the root of the repository, with slashes
 */
record SourceFile(String path, String text, CompilationUnitTree unit, DocTrees trees) {

  /** All Java files of the repository. */
  static List<SourceFile> all() {
    return Parsing.parse(Repository.javaFiles().stream().map(SourceFile::read).toList());
  }

  /** A file that need not exist. */
  static SourceFile of(String path, String text) {
    return Parsing.parse(List.of(new JavaText(path, text))).getFirst();
  }

  private static JavaText read(Path file) {
    try {
      return new JavaText(Repository.relative(file), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it goes into a product, and not only into tests. */
  boolean main() {
    return path.contains("/src/main/");
  }

  /** Its name without directories. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The directory of its source root and the directory it is in. */
  String directory() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** All nodes of one kind, each with the way to it. */
  <T extends Tree> List<Node<T>> nodes(Class<T> kind) {
    var found = new ArrayList<Node<T>>();
    new Finder<>(kind, found).scan(unit, null);
    return found;
  }

  /** The line a node begins on. */
  long line(Tree node) {
    return unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, node));
  }

  /** The line a node ends on. */
  long lastLine(Tree node) {
    return unit.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(unit, node));
  }

  /** What its Javadoc says, if it has any. */
  @Nullable String comment(TreePath path) {
    return trees.getDocComment(path);
  }

  /** How many lines the file has. */
  long lines() {
    return text.lines().count();
  }

  Finding finding(Tree node, String what) {
    return new Finding(path, line(node), what);
  }

  static <T> Stream<T> stream(Iterable<T> each) {
    return StreamSupport.stream(each.spliterator(), false);
  }
}
