package io.signalbox.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.catalogue.Catalogue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say what the records say, and put a limit on everything. */
class SchemaTest {

  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");

  @ParameterizedTest
  @MethodSource("types")
  void has_the_fields_of_the_record(Entry entry) {
    var differences = new ArrayList<String>();
    compare(SchemaNode.of(Catalogue.schemaOf(entry.record())), entry.record(), differences);
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void bears_the_type_as_title_and_says_what_it_is(Entry entry) {
    var schema = Published.resource(Catalogue.schemaOf(entry.record()));
    assertThat(schema.path("title").asText()).isEqualTo(entry.shortName());
    assertThat(schema.path("description").asText()).isNotBlank();
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @ParameterizedTest
  @MethodSource("files")
  void puts_a_limit_on_everything(Path file) {
    var unlimited = new ArrayList<String>();
    everySchema(
        "",
        Published.resource("schemas/" + file),
        (path, node) -> {
          if (!limited(node)) {
            unlimited.add(path);
          }
        });
    assertThat(unlimited).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void lets_later_versions_add_fields(Path file) {
    var shut = new ArrayList<String>();
    everySchema(
        "",
        Published.resource("schemas/" + file),
        (path, node) -> {
          if (node.path("additionalProperties").isBoolean() || node.has("unevaluatedProperties")) {
            shut.add(path);
          }
        });
    assertThat(shut).isEmpty();
  }

  @Test
  void schemas_of_entry_topics_stand_alone() {
    var entryTopics =
        Topics.all().stream()
            .filter(topic -> topic.kind() == Topic.Kind.ENTRY)
            .map(Topic::name)
            .toList();
    assertThat(types())
        .filteredOn(entry -> entryTopics.contains(entry.topic()))
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(
                        Published.resource(Catalogue.schemaOf(entry.record())).findValues("$ref"))
                    .allSatisfy(ref -> assertThat(ref.asText()).startsWith("#/$defs/")));
  }

  @Test
  void there_is_one_for_each_type_and_no_other() throws IOException {
    try (var files = Files.list(SCHEMAS)) {
      assertThat(files.filter(Files::isRegularFile).map(SCHEMAS::relativize).map(Path::toString))
          .containsExactlyInAnyOrderElementsOf(
              types().stream().map(entry -> entry.shortName() + ".v1.json").distinct().toList());
    }
  }

  static List<Entry> types() {
    return Catalogue.entries();
  }

  static List<Path> files() throws IOException {
    try (var files = Files.walk(SCHEMAS)) {
      return files.filter(Files::isRegularFile).map(SCHEMAS::relativize).sorted().toList();
    }
  }

  private static void compare(SchemaNode schema, Class<?> record, List<String> differences) {
    var components = Shape.components(record).toList();
    var names = components.stream().map(Shape::name).toList();
    differ(schema, "properties", names, schema.properties(), differences);
    for (var component : components) {
      var name = Shape.name(component);
      var required = schema.required().contains(name);
      var may = !Shape.nullable(component);
      if (Shape.required(component) ? !required : required && !may) {
        differences.add(schema + "/" + name + " required: " + required);
      }
      if (schema.properties().contains(name)) {
        compare(schema.property(name), Shape.of(component), differences);
      }
    }
    schema.required().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> differences.add(schema + " requires " + name));
  }

  private static void compare(SchemaNode schema, Shape shape, List<String> differences) {
    switch (shape) {
      case Shape.Fields fields -> {
        var object = schema.alternative("object");
        differ(schema, "type", "object", object.type(), differences);
        compare(object, fields.record(), differences);
      }
      case Shape.Many many -> {
        var array = schema.alternative("array");
        differ(schema, "type", "array", array.type(), differences);
        compare(array.child("items"), many.each(), differences);
      }
      case Shape.Keyed keyed -> {
        differ(schema, "type", "object", schema.type(), differences);
        compare(schema.child("additionalProperties"), keyed.each(), differences);
      }
      case Shape.Row row ->
          differ(schema, "places", row.places(), schema.child("prefixItems").size(), differences);
      case Shape.Plain plain -> differ(schema, "type", plain.type(), schema.type(), differences);
      case Shape.Open open ->
          differ(
              schema, "examples", OpenValues.known(open.record()), schema.examples(), differences);
      case Shape.Anything _ -> differ(schema, "type", "", schema.type(), differences);
    }
  }

  private static void differ(
      SchemaNode at, String what, Object java, Object json, List<String> differences) {
    if (!java.equals(json)) {
      differences.add(at + " " + what + ": Java has " + java + ", JSON has " + json);
    }
  }

  private interface Visit {
    void visit(String path, JsonNode schema);
  }

  /**
   * Visits whatever says of what type it is, which in our schemas is every schema but references.
   */
  private static void everySchema(String path, JsonNode node, Visit visit) {
    if (node.has("type") && !path.endsWith("/properties")) {
      visit.visit(path, node);
    }
    Stream.concat(node.propertyStream(), indexed(node))
        .forEach(child -> everySchema(path + "/" + child.getKey(), child.getValue(), visit));
  }

  private static Stream<Map.Entry<String, JsonNode>> indexed(JsonNode node) {
    return node.isArray()
        ? IntStream.range(0, node.size()).mapToObj(i -> Map.entry(Integer.toString(i), node.get(i)))
        : Stream.empty();
  }

  private static boolean limited(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "string" -> schema.has("maxLength");
      case "integer", "number" -> schema.has("minimum") && schema.has("maximum");
      case "array" -> schema.has("maxItems");
      case "object" ->
          !schema.has("additionalProperties")
              || (schema.has("maxProperties") && schema.has("propertyNames"));
      case "boolean" -> true;
      default -> schema.has("maxLength"); // several types at once
    };
  }
}
