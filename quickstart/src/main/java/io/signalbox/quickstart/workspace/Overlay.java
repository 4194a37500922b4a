package io.signalbox.quickstart.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Puts changes on top of a workspace file. */
final class Overlay {

  /** Sections that are replaced as a whole, because the order of their entries counts. */
  private static final Set<String> WHOLE = Set.of("policies", "rules");

  private Overlay() {}

  /** The changed file; the trees given stay as they are. */
  static ObjectNode on(ObjectNode file, JsonNode overlay) {
    var changed = file.deepCopy();
    overlay.forEachEntry(
        (section, entries) -> {
          if (WHOLE.contains(section)) changed.set(section, entries);
          else entries.forEach(entry -> change(changed.path(section), section, entry));
        });
    return changed;
  }

  private static void change(JsonNode entries, String section, JsonNode change) {
    var id = change.path("id").asText();
    for (var entry : entries) {
      if (entry instanceof ObjectNode found && found.path("id").asText().equals(id)) {
        change.forEachEntry(found::set);
        return;
      }
    }
    throw new WorkspaceException(
        "the overlay changes %s.%s, which is not there".formatted(section, id));
  }
}
