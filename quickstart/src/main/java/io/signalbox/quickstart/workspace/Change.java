package io.signalbox.quickstart.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a definition in force differs from that of a file.
 *
 * @param now as it is in force; null if there is none
 * @param wanted as the file says; null if it does not name it
 */
public record Change(@Nullable Definition now, @Nullable Definition wanted) {
  private static final int VALUE_CHARACTERS_MAX = 60;

  /**
   * What differs: first what the file has anew or otherwise, in its order; then what it does not
   * name, the other way round, so that nothing goes before what names it. Sections that the file
   * does not have are left alone.
   */
  public static List<Change> between(Workspace inForce, Workspace file) {
    var former = new LinkedHashMap<String, Definition>();
    inForce.definitions().forEach(definition -> former.put(definition.name(), definition));
    var changes = new ArrayList<Change>();
    for (var wanted : file.definitions()) {
      var now = former.remove(wanted.name());
      if (now == null || !now.body().equals(wanted.body())) changes.add(new Change(now, wanted));
    }
    for (var now : List.copyOf(former.values()).reversed()) {
      var section = Section.of(now);
      if (!section.whole() && file.has(section)) changes.add(new Change(now, null));
    }
    return changes;
  }

  /** Whether it goes. */
  public boolean removes() {
    return wanted == null;
  }

  /** The definition it is about. */
  Definition definition() {
    return Objects.requireNonNull(wanted == null ? now : wanted);
  }

  /** The change for people to read, and below it what differs. */
  public List<String> lines() {
    var about = definition();
    var section = Section.of(about);
    var name = section.whole() ? section.name() : section.name() + " " + about.subject();
    if (now == null) return List.of("+ " + name);
    if (wanted == null) return List.of("- " + name);
    var lines = new ArrayList<String>();
    lines.add("~ " + name);
    fields(tree(now), tree(wanted), lines);
    return lines;
  }

  private static void fields(JsonNode before, JsonNode after, List<String> lines) {
    var names = new TreeSet<String>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (var name : names) {
      var was = before.path(name);
      var is = after.path(name);
      if (was.equals(is)) continue;
      if (named(was) && named(is)) entries(byName(was), byName(is), lines);
      else lines.add("    %s: %s -> %s".formatted(name, shortly(was), shortly(is)));
    }
  }

  /** Of a list whose order counts it is said which entries differ. */
  private static void entries(
      Map<String, JsonNode> before, Map<String, JsonNode> after, List<String> lines) {
    var first = lines.size();
    before.forEach(
        (name, was) -> {
          var is = after.get(name);
          if (is == null) lines.add("    - " + name);
          else if (!is.equals(was)) lines.add("    ~ " + name);
        });
    after.keySet().stream()
        .filter(name -> !before.containsKey(name))
        .forEach(name -> lines.add("    + " + name));
    if (lines.size() == first) lines.add("    in another order");
  }

  private static boolean named(JsonNode list) {
    if (!list.isArray()) return false;
    for (var entry : list) if (name(entry).isEmpty()) return false;
    return true;
  }

  private static Map<String, JsonNode> byName(JsonNode list) {
    var entries = new LinkedHashMap<String, JsonNode>();
    list.forEach(entry -> entries.put(name(entry), entry));
    return entries;
  }

  private static String name(JsonNode entry) {
    return entry.path("id").asText(entry.path("name").asText());
  }

  private static String shortly(JsonNode value) {
    if (value.isMissingNode()) return "nothing";
    var text = value.toString();
    return text.length() <= VALUE_CHARACTERS_MAX
        ? text
        : text.substring(0, VALUE_CHARACTERS_MAX) + "...";
  }

  private static JsonNode tree(Definition definition) {
    return Json.mapper().valueToTree(definition.body());
  }
}
