package io.signalbox.quickstart.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.quickstart.client.Command;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The forms in which an entry topic takes a record. */
enum Form {
  /** CloudEvents in binary mode: attributes are headers. */
  BINARY {
    @Override
    ProducerRecord<byte[], byte[]> of(String workspace, Command command) {
      var record = record(workspace, command.topic(), command.json());
      header(record, HeaderNames.SPEC_VERSION, "1.0");
      header(record, HeaderNames.ID, command.id());
      header(record, HeaderNames.SOURCE, "/journey");
      header(record, HeaderNames.TYPE, HeaderNames.wireType(command.type()));
      header(record, HeaderNames.SUBJECT, command.subject());
      header(record, HeaderNames.CONTENT_TYPE, "application/json");
      return record;
    }
  },
  /** CloudEvents in structured mode: attributes and data are one JSON object. */
  STRUCTURED {
    @Override
    ProducerRecord<byte[], byte[]> of(String workspace, Command command) {
      var event =
          Json.text(
              Map.of(
                  "specversion",
                  "1.0",
                  "id",
                  command.id(),
                  "source",
                  "/journey",
                  "type",
                  HeaderNames.wireType(command.type()),
                  "subject",
                  command.subject(),
                  "data",
                  Json.tree(command.json().getBytes(StandardCharsets.UTF_8))));
      var record = record(workspace, command.topic(), event);
      header(record, HeaderNames.CONTENT_TYPE, "application/cloudevents+json; charset=UTF-8");
      return record;
    }
  },
  /** JSON without attributes: the field {@code type} tells what it is where the topic does not. */
  PLAIN {
    @Override
    ProducerRecord<byte[], byte[]> of(String workspace, Command command) {
      var body = (ObjectNode) Json.tree(command.json().getBytes(StandardCharsets.UTF_8));
      body.put("type", command.type());
      return record(workspace, command.topic(), Json.text(body));
    }
  };

  /** The record that says the same in this form, without a key of its sender. */
  abstract ProducerRecord<byte[], byte[]> of(String workspace, Command command);

  /** The same with the key of its sender. */
  ProducerRecord<byte[], byte[]> of(String workspace, Command command, String key) {
    return header(of(workspace, command), HeaderNames.AUTHORIZATION, "Bearer " + key);
  }

  static ProducerRecord<byte[], byte[]> record(String workspace, String topic, String value) {
    return new ProducerRecord<>(topic, bytes(workspace), bytes(value));
  }

  static ProducerRecord<byte[], byte[]> header(
      ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().add(name, bytes(value));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
