package io.signalbox.house;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A rule over the source tree.
 *
 * @param name as a sentence
 * @param exceptions where it may be broken, and why: a path from the root, or a path and what
 *     follows it in the finding
 */
record SourceRule(String name, Check check, Map<String, String> exceptions) {

  /** Finds what breaks a rule in one file. */
  @FunctionalInterface
  interface Check {
    Stream<Finding> in(SourceFile file);
  }

  static SourceRule of(String name, Check check) {
    return new SourceRule(name, check, Map.of());
  }

  /** What breaks it, exceptions left out. */
  List<Finding> broken(List<SourceFile> files) {
    return files.parallelStream()
        .flatMap(check::in)
        .filter(finding -> !exceptions.containsKey(finding.path()))
        .toList();
  }

  /** Exceptions that nothing needs any more. */
  List<String> idle(List<SourceFile> files) {
    if (exceptions.isEmpty()) return List.of();
    var needed = files.stream().flatMap(check::in).map(Finding::path).distinct().toList();
    return exceptions.keySet().stream().filter(path -> !needed.contains(path)).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
