package io.signalbox.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.stream.Stream;

/** A node of a parsed file and the way to it. */
record Node<T extends Tree>(T tree, TreePath path) {

  /** The types around it, the innermost first. */
  List<ClassTree> around() {
    return Stream.iterate(path.getParentPath(), at -> at != null, TreePath::getParentPath)
        .map(TreePath::getLeaf)
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .toList();
  }
}
