package io.signalbox.quickstart.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signalbox.runtime.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a workspace file; refuses what a reader would otherwise silently leave out. */
public final class WorkspaceFile {

  /** What else a file says. */
  private static final List<String> OTHERS = List.of("workspace", "skills");

  private static final YAMLMapper YAML = new YAMLMapper();

  private final JsonNode tree;
  private final List<Definition> definitions = new ArrayList<>();

  private WorkspaceFile(JsonNode tree) {
    this.tree = tree;
  }

  /** One of those that come with the product, such as {@code default}. */
  public static Workspace named(String name) {
    return parse(content(name));
  }

  /**
   * The same with other sections on top: of a section whose entries have ids, fields of entries;
   * other sections as a whole.
   */
  public static Workspace named(String name, JsonNode overlay) {
    return new WorkspaceFile(Overlay.on(tree(content(name)), overlay)).workspace();
  }

  /**
   * Reads a file's content.
   *
   * @throws WorkspaceException with the place and what is wrong there
   */
  public static Workspace parse(byte[] yaml) {
    return new WorkspaceFile(tree(yaml)).workspace();
  }

  private static byte[] content(String name) {
    var resource = "/workspaces/" + name + ".yaml";
    try (var in = WorkspaceFile.class.getResourceAsStream(resource)) {
      if (in == null) throw new WorkspaceException("there is no workspace file " + name);
      return in.readAllBytes();
    } catch (IOException e) {
      throw new WorkspaceException("can't read " + resource + ": " + e.getMessage());
    }
  }

  private static ObjectNode tree(byte[] yaml) {
    try {
      if (YAML.readTree(yaml) instanceof ObjectNode tree) return tree;
    } catch (IOException e) {
      throw new WorkspaceException("not YAML: " + e.getMessage());
    }
    throw new WorkspaceException("the file must be a map of sections");
  }

  private Workspace workspace() {
    for (var section : (Iterable<String>) tree::fieldNames) {
      if (!sections().contains(section)) {
        throw new WorkspaceException(
            "there is no section " + section + "; there are " + sections());
      }
    }
    for (var section : Section.ALL) {
      if (section.whole()) whole(section.name(), section.command());
      else each(section.name(), section.command());
    }
    var workspace =
        new Workspace(
            name(), definitions, Set.copyOf(tree.propertyStream().map(Map.Entry::getKey).toList()));
    var skills = new HashSet<String>();
    tree.path("skills").fieldNames().forEachRemaining(skills::add);
    new WorkspaceCheck(workspace, skills).run();
    return workspace;
  }

  private static List<String> sections() {
    return Stream.concat(OTHERS.stream(), Section.ALL.stream().map(Section::name)).toList();
  }

  private String name() {
    var name = tree.path("workspace").asText();
    if (name.isBlank()) throw new WorkspaceException("workspace: the workspace's id is missing");
    return name;
  }

  /** A section whose entries are defined one by one. */
  private void each(String section, Class<? extends Record> command) {
    var entries = tree.path(section);
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      var id = entry.path("id").asText();
      if (id.isBlank()) throw new WorkspaceException(section + "[" + i + "]: the id is missing");
      definitions.add(new Definition(id, read(section + "." + id, entry, command)));
    }
  }

  /** A section that is defined as a whole, because the order of its entries counts. */
  private void whole(String section, Class<? extends Record> command) {
    var entries = tree.path(section);
    if (entries.isMissingNode()) return;
    var body = JsonNodeFactory.instance.objectNode().set(section, entries);
    definitions.add(new Definition(section, read(section, body, command)));
  }

  private static Record read(String place, JsonNode body, Class<? extends Record> command) {
    try {
      return reader().forType(command).readValue(body);
    } catch (JsonProcessingException e) {
      throw new WorkspaceException(place + ": " + e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException e) {
      throw new WorkspaceException(place + ": " + e.getMessage());
    }
  }

  private static ObjectReader reader() {
    return Json.mapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
