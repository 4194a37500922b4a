package io.signalbox.quickstart.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.runtime.json.Json;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes a workspace as a file that {@link WorkspaceFile} reads. */
public final class WorkspaceText {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private WorkspaceText() {}

  /** The file's content. What a skill means is not known to any service, and left to be said. */
  public static String of(Workspace workspace) {
    var file = Json.mapper().createObjectNode().put("workspace", workspace.name());
    var skills = file.putObject("skills");
    skills(workspace).forEach(skill -> skills.put(skill, ""));
    for (var definition : workspace.definitions()) {
      var section = Section.of(definition);
      var body = Json.mapper().<ObjectNode>valueToTree(definition.body());
      if (section.whole()) {
        body.path(section.name()).forEach(WorkspaceText::withoutEmpty);
        file.set(section.name(), body.path(section.name()));
      } else {
        withoutEmpty(body);
        file.withArray(section.name()).add(body);
      }
    }
    try {
      return YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always YAML", e);
    }
  }

  /** A list or map that is not there means the same as an empty one. */
  private static void withoutEmpty(JsonNode entry) {
    if (entry instanceof ObjectNode object) {
      object.removeIf(value -> value.isContainerNode() && value.isEmpty());
    }
  }

  private static Set<String> skills(Workspace workspace) {
    var skills = new TreeSet<String>();
    Stream.of(
            workspace.all(DefineAgent.class).flatMap(agent -> agent.skills().keySet().stream()),
            workspace.all(DefineQueue.class).flatMap(queue -> queue.skills().keySet().stream()),
            workspace
                .all(DefineRules.class)
                .flatMap(rules -> rules.rules().stream())
                .flatMap(rule -> rule.then().skills().stream()))
        .flatMap(each -> each)
        .forEach(skills::add);
    return skills;
  }
}
