package io.signalbox.house;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all nodes of one kind. */
final class Finder<T extends Tree> extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Class<T> kind;
  private final List<Node<T>> found;

  Finder(Class<T> kind, List<Node<T>> found) {
    this.kind = kind;
    this.found = found;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
    if (kind.isInstance(tree)) {
      found.add(new Node<>(kind.cast(tree), new TreePath(getCurrentPath(), tree)));
    }
    return super.scan(tree, null);
  }
}
