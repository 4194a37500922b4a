package io.signalbox.quickstart.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on a topic.
 *
 * @param body its value; a missing node where that is not JSON
 */
record Entry(ConsumerRecord<byte[], byte[]> raw, JsonNode body) {

  static Entry of(ConsumerRecord<byte[], byte[]> raw) {
    return new Entry(raw, json(raw.value()));
  }

  private static JsonNode json(byte @Nullable [] value) {
    try {
      return value == null ? MissingNode.getInstance() : Json.tree(value);
    } catch (UnreadableJson e) {
      return MissingNode.getInstance();
    }
  }

  String topic() {
    return raw.topic();
  }

  /** Its short type, such as {@code ticket.opened}. */
  String type() {
    return HeaderNames.shortType(header(HeaderNames.TYPE));
  }

  boolean is(String type) {
    return type().equals(type);
  }

  /** A header's text; empty where it has none. */
  String header(String name) {
    var text = EnvelopeReader.text(raw.headers(), name);
    return text == null ? "" : text;
  }

  String id() {
    return header(HeaderNames.ID);
  }

  String workspace() {
    return new String(raw.key(), StandardCharsets.UTF_8);
  }

  /** The ticket it is about, whichever topic it is on; empty if it is about none. */
  String ticket() {
    for (var place : new String[] {"/ticket/ticketId", "/clock/ticketId", "/ticketId"}) {
      var ticket = body.at(place).asText();
      if (!ticket.isEmpty()) return ticket;
    }
    return "";
  }

  /** A field of its body; empty if it has none of that name. */
  String text(String field) {
    return body.path(field).asText();
  }

  @Override
  public String toString() {
    return "%s/%d/%d %s %s".formatted(topic(), raw.partition(), raw.offset(), type(), body);
  }
}
