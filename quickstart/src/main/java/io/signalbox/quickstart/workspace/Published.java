package io.signalbox.quickstart.workspace;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.shard.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which content each definition had when it was last published. What has not changed since is not
 * published again: it may have been edited over HTTP meanwhile, and nobody asked to undo that. And
 * it is needed to go back: a command is recognised as a repeat by its id, so the content of the day
 * before yesterday, published again after another, must have another id than it had then.
 *
 * @param last by the definition's name
 */
public record Published(@JsonDeserialize(as = TreeMap.class) Map<String, Last> last) {

  /**
   * The last publication of one definition.
   *
   * @param generation how often its content changed
   */
  public record Last(String hash, int generation) {}

  /** Nothing was published yet. */
  public static Published nothing() {
    return new Published(new TreeMap<>());
  }

  /** What that file says; nothing if there is none. */
  public static Published in(Path file) {
    try {
      return Json.read(Files.readAllBytes(file), Published.class);
    } catch (IOException | UnreadableJson e) {
      return nothing();
    }
  }

  /** Whether the definition was last published with this content. */
  public boolean holds(Definition definition) {
    var before = last.get(definition.name());
    return before != null && before.hash().equals(definition.hash());
  }

  /** Notes the definition and gives the id to publish it under. */
  public String idOf(Definition definition) {
    var hash = definition.hash();
    var now =
        last.merge(
            definition.name(),
            new Last(hash, 0),
            (before, first) ->
                before.hash().equals(hash) ? before : new Last(hash, before.generation() + 1));
    return now.generation() == 0
        ? hash
        : Ids.hash(hash, Integer.toString(now.generation())).toString();
  }
}
