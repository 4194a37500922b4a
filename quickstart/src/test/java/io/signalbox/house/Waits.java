package io.signalbox.house;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests wait for what they wait for, never for time to pass. */
final class Waits {
  private Waits() {}

  /** Thread's and TimeUnit's sleep, also where imported statically. */
  private static final Pattern SLEEP =
      Pattern.compile("((java\\.lang\\.)?Thread|([a-z.]+\\.)?TimeUnit\\.[A-Z]+)\\.sleep");

  static Stream<Finding> sleepingTests(SourceFile file) {
    if (file.main()) return Stream.empty();
    var imported =
        file.unit().getImports().stream()
            .filter(ImportTree::isStatic)
            .map(each -> each.getQualifiedIdentifier().toString())
            .anyMatch(name -> name.equals("java.lang.Thread.sleep"));
    return file.nodes(MethodInvocationTree.class).stream()
        .map(Node::tree)
        .filter(call -> sleeps(call.getMethodSelect().toString(), imported))
        .map(call -> file.finding(call, "sleeps"));
  }

  private static boolean sleeps(String called, boolean imported) {
    return SLEEP.matcher(called).matches() || (imported && called.equals("sleep"));
  }
}
