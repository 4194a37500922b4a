package io.signalbox.runtime.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All of one kind in one workspace. */
final class Shelf {
  /** Of so many that were removed it is known what they were; the longest gone are forgotten. */
  private static final int REMOVED_MAX = 1_000;

  private final DefinitionKind<?> kind;
  private final TreeMap<String, Definition> present = new TreeMap<>();

  /** The last versions of those that were removed, the longest gone first. */
  private final LinkedHashMap<String, Integer> removed = new LinkedHashMap<>();

  Shelf(DefinitionKind<?> kind) {
    this.kind = kind;
  }

  @Nullable Definition find(String id) {
    return present.get(id);
  }

  Collection<Definition> all() {
    return Collections.unmodifiableCollection(present.values());
  }

  /** The number of the last version, also of one that was removed; 0 if there never was one. */
  int last(String id) {
    var found = present.get(id);
    return found == null ? removed.getOrDefault(id, 0) : found.version();
  }

  /** Whether there is no room for another one. Where old versions count, so do those removed. */
  boolean isFull() {
    return present.size() + (kind.allVersions() ? removed.size() : 0) >= kind.most();
  }

  /** Takes in a version; answers the ids of those to forget. */
  List<String> put(Definition definition) {
    var id = definition.id();
    removed.remove(id);
    if (!definition.removed()) {
      present.put(id, definition);
      return List.of();
    }
    present.remove(id);
    removed.put(id, definition.version());
    var forgotten = new ArrayList<String>();
    if (!kind.allVersions()) {
      var eldest = removed.keySet().iterator();
      for (var over = removed.size() - REMOVED_MAX; over > 0; over--) {
        forgotten.add(eldest.next());
        eldest.remove();
      }
    }
    return forgotten;
  }
}
