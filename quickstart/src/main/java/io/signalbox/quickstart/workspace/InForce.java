package io.signalbox.quickstart.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.quickstart.client.Answer;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a workspace has set up in a running system, over HTTP. */
public final class InForce {
  private static final int PAGE = 200;

  private final ServiceClient client;
  private final String workspace;

  /** In that workspace, as far as the client's key reaches. */
  public InForce(ServiceClient client, String workspace) {
    this.client = client;
    this.workspace = workspace;
  }

  /** All that is set up. */
  public Workspace read() {
    var definitions = new ArrayList<Definition>();
    for (var section : Section.ALL) {
      if (section.whole()) definitions.add(only(section));
      else definitions.addAll(all(section));
    }
    return new Workspace(workspace, definitions, Set.of());
  }

  /**
   * Makes a change, and returns once it is decided.
   *
   * @throws WorkspaceException if it is not taken
   */
  public void make(Change change) {
    var definition = change.definition();
    var section = Section.of(definition);
    var path = section.path(definition) + "?workspace=" + workspace;
    var answer =
        change.removes()
            ? client.delete(section.service(), path)
            : client.put(section.service(), path, definition.body());
    if (answer.status() != 200) {
      throw new WorkspaceException(
          "%s was not taken: %s".formatted(definition.name(), why(answer)));
    }
  }

  private static String why(Answer answer) {
    return answer.status() == 202
        ? "it is not decided yet; try again once the service has caught up"
        : answer.detail();
  }

  private Definition only(Section section) {
    var body = get(section, section.path() + "?workspace=" + workspace).json();
    return new Definition(section.name(), read(section, body));
  }

  private List<Definition> all(Section section) {
    var definitions = new ArrayList<Definition>();
    var first = section.path() + "?limit=" + PAGE + "&workspace=" + workspace;
    var path = first;
    while (!path.isEmpty()) {
      var page = get(section, path).json();
      StreamSupport.stream(page.path("items").spliterator(), false)
          .map(item -> new Definition(item.path("id").asText(), read(section, item)))
          .forEach(definitions::add);
      var next = page.path("next").asText();
      path = next.isEmpty() ? "" : first + "&cursor=" + next;
    }
    return definitions;
  }

  private Answer get(Section section, String path) {
    var answer = client.get(section.service(), path);
    if (answer.ok()) return answer;
    throw new WorkspaceException(
        "%s does not tell its %s: %s"
            .formatted(section.service(), section.name(), answer.detail()));
  }

  /** A list may show more of one than what defines it. */
  private static Record read(Section section, JsonNode item) {
    return Json.read(item.toString(), section.command());
  }
}
