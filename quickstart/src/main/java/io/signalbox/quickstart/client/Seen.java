package io.signalbox.quickstart.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;

/**
 * A record read from a topic.
 *
 * @param type the short name of its type; empty where it has none
 * @param id {@code ce_id}; empty where it has none
 * @param subject what it is about; empty where it says nothing
 * @param timestampMillis when the broker had it
 * @param body its value; a missing node where that is not JSON
 */
public record Seen(
    String topic, String type, String id, String subject, long timestampMillis, JsonNode body) {

  /** The value as a record of ours. */
  public <T> T as(Class<T> type) {
    try {
      return Json.mapper().treeToValue(body, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(topic + " holds what is no " + type.getSimpleName(), e);
    }
  }
}
