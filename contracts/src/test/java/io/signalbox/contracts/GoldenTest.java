package io.signalbox.contracts;

import static io.signalbox.contracts.Published.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.catalogue.Catalogue.Entry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the topics today, word for word. A red test here is a message to every reader. */
class GoldenTest {

  @ParameterizedTest
  @MethodSource("types")
  void is_written_and_read_as_published(Entry entry) throws JsonProcessingException {
    var published = Published.golden(entry);
    var read = JSON.treeToValue(published, entry.record());
    assertThat(JSON.writeValueAsString(read)).isEqualTo(published.toString());
    assertThat(JSON.readValue(JSON.writeValueAsString(read), entry.record())).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("types")
  void shows_every_field(Entry entry) throws JsonProcessingException {
    var read = JSON.treeToValue(Published.golden(entry), entry.record());
    assertThat(missing("", read)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void is_what_the_schema_allows(Entry entry) {
    assertThat(Published.faults(entry.shortName(), Published.golden(entry))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void keeps_its_meaning_when_a_later_version_adds_fields(Entry entry)
      throws JsonProcessingException {
    var later = Published.golden(entry);
    addFieldEverywhere(later, entry.record());
    assertThat(Published.faults(entry.shortName(), later)).isEmpty();
    assertThat(JSON.treeToValue(later, entry.record()))
        .isEqualTo(JSON.treeToValue(Published.golden(entry), entry.record()));
  }

  @Test
  void there_is_one_for_each_type_and_no_other() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/golden"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Catalogue.entries().stream()
                  .map(entry -> entry.shortName() + ".v1.json")
                  .distinct()
                  .toList());
    }
  }

  static List<Entry> types() {
    return Catalogue.entries();
  }

  /** The paths of components that are null or empty. */
  private static List<String> missing(String path, Object value) {
    return switch (value) {
      case List<?> list when list.isEmpty() -> List.of(path);
      case List<?> list -> list.stream().flatMap(one -> missing(path, one).stream()).toList();
      case Map<?, ?> map when map.isEmpty() -> List.of(path);
      case Record record -> missingOf(path, record);
      default -> List.of();
    };
  }

  private static List<String> missingOf(String path, Record record) {
    var missing = new ArrayList<String>();
    for (var component : record.getClass().getRecordComponents()) {
      var there = path + "/" + component.getName();
      var value = valueOf(component, record);
      missing.addAll(value.isEmpty() ? List.of(there) : missing(there, value.get(0)));
    }
    return missing;
  }

  /** The component's value, or nothing where it is null. */
  private static List<Object> valueOf(RecordComponent component, Record record) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      var value = accessor.invoke(record);
      return value == null ? List.of() : List.of(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }

  /**
   * Adds a field to every object that is a record, which leaves out maps with keys of their own.
   */
  private static void addFieldEverywhere(ObjectNode node, Class<?> type) {
    for (var component : type.getRecordComponents()) {
      var child = node.get(Shape.name(component));
      if (child != null) {
        addFieldTo(child, Shape.of(component));
      }
    }
    node.put("addedLater", "as yet unheard of");
  }

  private static void addFieldTo(JsonNode node, Shape shape) {
    switch (shape) {
      case Shape.Fields fields when node instanceof ObjectNode object ->
          addFieldEverywhere(object, fields.record());
      case Shape.Many many -> node.forEach(one -> addFieldTo(one, many.each()));
      default -> {}
    }
  }
}
