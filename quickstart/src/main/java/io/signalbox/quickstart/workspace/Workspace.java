package io.signalbox.quickstart.workspace;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a workspace file says.
 *
 * @param name the workspace's id
 * @param definitions in an order in which nothing is named before it is defined
 * @param sections those that the file has, also empty ones
 */
public record Workspace(String name, List<Definition> definitions, Set<String> sections) {

  public Workspace {
    definitions = List.copyOf(definitions);
    sections = Set.copyOf(sections);
  }

  /** Whether there is such a section. */
  boolean has(Section section) {
    return sections.contains(section.name());
  }

  /** The commands of one kind, in the file's order. */
  public <T extends Record> Stream<T> all(Class<T> kind) {
    return definitions.stream().map(Definition::body).filter(kind::isInstance).map(kind::cast);
  }
}
