package io.signalbox.routing.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.stream.Streams.Streamed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader of the stream gets.
 *
 * @param types of events; empty for all
 * @param agent whom it concerns: who has the ticket, is offered or given it, or is the agent it is
 *     about
 * @param queue which the ticket is in, is moved to, or leaves
 */
record StreamFilter(Set<String> types, @Nullable String agent, @Nullable String queue)
    implements Predicate<Streamed> {

  static StreamFilter of(@Nullable String types, @Nullable String agent, @Nullable String queue) {
    return new StreamFilter(
        types == null || types.isBlank() ? Set.of() : types(types), agent, queue);
  }

  private static Set<String> types(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
  }

  @Override
  public boolean test(Streamed event) {
    if (!types.isEmpty() && !types.contains(event.type())) return false;
    if (agent == null && queue == null) return true;
    var json = Json.tree(event.json().getBytes(StandardCharsets.UTF_8));
    return names(json, agent, "agentId", "toAgentId") && names(json, queue, "queue", "fromQueue");
  }

  /** Whether the event has that value in one of these, or its ticket in the first. */
  private static boolean names(
      JsonNode event, @Nullable String wanted, String field, String other) {
    return wanted == null
        || wanted.equals(event.path(field).textValue())
        || wanted.equals(event.path(other).textValue())
        || wanted.equals(event.path("ticket").path(field).textValue());
  }
}
