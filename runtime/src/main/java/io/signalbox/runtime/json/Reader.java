package io.signalbox.runtime.json;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of one type of one topic. */
final class Reader {
  private final ObjectReader reader;
  private final @Nullable SchemaCheck schema;

  Reader(Class<?> type, @Nullable SchemaCheck schema) {
    var any = Json.mapper().readerFor(type);
    // what has no schema is from our own services, which write no field twice
    this.reader = schema == null ? any.without(StreamReadFeature.STRICT_DUPLICATE_DETECTION) : any;
    this.schema = schema;
  }

  Object read(byte[] value) throws BadRecord {
    if (value.length == 0) {
      throw new BadRecord("empty", "The value is empty.");
    }
    if (value.length > Json.VALUE_BYTES_MAX) {
      throw new BadRecord(
          "too-large", value.length + " bytes, at most " + Json.VALUE_BYTES_MAX + " are taken.");
    }
    requireUtf8(value);
    try {
      return bind(value);
    } catch (UnreadableJson e) {
      throw new BadRecord(
          e.reason(), e.pointer().isEmpty() ? e.detail() : e.pointer() + " " + e.detail());
    }
  }

  private Object bind(byte[] value) throws BadRecord {
    if (schema != null) {
      return checked(Json.tree(value), schema);
    }
    try {
      return reader.readValue(value);
    } catch (IOException e) {
      throw UnreadableJson.because(e);
    }
  }

  private Object checked(JsonNode tree, SchemaCheck schema) throws BadRecord {
    var violations = schema.violations(tree);
    if (!violations.isEmpty()) {
      throw new BadRecord("schema", Violation.lines(violations));
    }
    try {
      return reader.readValue(tree);
    } catch (IOException e) { // a time that is none, a number out of range: what schemas let pass
      var why = UnreadableJson.because(e);
      var violation = new Violation(why.pointer(), "format", why.detail());
      throw new BadRecord("schema", Violation.lines(List.of(violation)));
    }
  }

  private static boolean isAscii(byte[] value) {
    for (var each : value) if (each < 0) return false;
    return true;
  }

  private static void requireUtf8(byte[] value) throws BadRecord {
    if (isAscii(value)) return; // nearly all is, and decoding costs a copy
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw new BadRecord("not-utf-8", "The value is not UTF-8.");
    }
  }
}
