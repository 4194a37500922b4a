package io.signalbox.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.stream.Stream;

/** How long things may be. */
final class Sizes {
  static final int FILE_LINES_MAX = 300;
  static final int METHOD_LINES_MAX = 40;

  private Sizes() {}

  static Stream<Finding> files(SourceFile file) {
    return file.lines() <= FILE_LINES_MAX
        ? Stream.empty()
        : Stream.of(new Finding(file.path(), 1, "has " + file.lines() + " lines"));
  }

  /** Methods, constructors and initialisers, without their Javadoc and annotations. */
  static Stream<Finding> methods(SourceFile file) {
    var methods =
        file.nodes(MethodTree.class).stream()
            .flatMap(node -> tooLong(file, node.tree(), node.tree().getName().toString()));
    var initialisers =
        file.nodes(BlockTree.class).stream()
            .filter(node -> node.path().getParentPath().getLeaf() instanceof ClassTree)
            .flatMap(node -> tooLong(file, node.tree(), "an initialiser"));
    return Stream.concat(methods, initialisers);
  }

  /** How many lines a method has, from its signature on: a table in an annotation is no code. */
  static long lines(SourceFile file, Tree method) {
    var first =
        method instanceof MethodTree declared ? signature(file, declared) : file.line(method);
    return file.lastLine(method) - first + 1;
  }

  private static long signature(SourceFile file, MethodTree method) {
    var type = method.getReturnType();
    if (type != null) return file.line(type);
    var annotations = method.getModifiers().getAnnotations();
    return annotations.isEmpty() ? file.line(method) : file.lastLine(annotations.getLast()) + 1;
  }

  private static Stream<Finding> tooLong(SourceFile file, Tree method, String name) {
    var lines = lines(file, method);
    return lines <= METHOD_LINES_MAX
        ? Stream.empty()
        : Stream.of(file.finding(method, name + " has " + lines + " lines"));
  }
}
