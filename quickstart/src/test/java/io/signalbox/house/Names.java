package io.signalbox.house;

import com.sun.source.tree.ClassTree;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that say nothing of what a type is for. */
final class Names {
  private static final Pattern EMPTY =
      Pattern.compile(".*(Impl|Utils?|Helper|Manager|Common|Mapper|Dto|DTO)");

  private Names() {}

  static Stream<Finding> types(SourceFile file) {
    return file.nodes(ClassTree.class).stream()
        .map(Node::tree)
        .filter(type -> EMPTY.matcher(type.getSimpleName()).matches())
        .map(type -> file.finding(type, "is named " + type.getSimpleName()));
  }
}
