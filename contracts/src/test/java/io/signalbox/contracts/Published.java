package io.signalbox.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.signalbox.contracts.catalogue.Catalogue.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What is published of each type, golden instance and schema, and the JSON settings to read it. */
final class Published {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Published() {}

  /** The golden instance: added with the type, never edited. */
  static ObjectNode golden(Entry entry) {
    return (ObjectNode) resource("golden/" + entry.shortName() + ".v1.json");
  }

  static Schema schema(String resource) {
    return SCHEMAS.getSchema(SchemaLocation.of("classpath:" + resource));
  }

  /** What the schema of a type has against an instance. */
  static List<Error> faults(String shortName, JsonNode instance) {
    return schema("schemas/" + shortName + ".v1.json").validate(instance);
  }

  static JsonNode resource(String name) {
    try (var in =
        requireNonNull(Published.class.getClassLoader().getResourceAsStream(name), name)) {
      return JSON.readTree(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
