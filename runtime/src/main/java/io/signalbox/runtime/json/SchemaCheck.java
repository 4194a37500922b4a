package io.signalbox.runtime.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;

/**
 * A compiled JSON Schema (2020-12).
 *
 * <p>A valid value, which is nearly every one, is told by the quick run that ends at the first
 * error; only a refused one is looked at again to name every error, up to a limit.
 */
final class SchemaCheck {
  private static final int VIOLATIONS_MAX = 20;

  /** Beyond this size only the first error is named: a value of a megabyte could have 500,000. */
  private static final int NODES_FOR_ALL_MAX = 5_000;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .pathType(PathType.JSON_POINTER)
                      .formatAssertionsEnabled(false) // as 2020-12 has it; binding checks times
                      .locale(java.util.Locale.ROOT)
                      .build()));

  private final Schema schema;

  private SchemaCheck(Schema schema) {
    this.schema = schema;
  }

  static SchemaCheck of(String text) {
    var schema = REGISTRY.getSchema(text);
    schema.initializeValidators();
    return new SchemaCheck(schema);
  }

  List<Violation> violations(JsonNode value) {
    var first = schema.validate(value, SchemaCheck::failFast);
    if (first.isEmpty() || size(value, 0) > NODES_FOR_ALL_MAX) {
      return said(first);
    }
    return said(schema.validate(value));
  }

  private static void failFast(ExecutionContext context) {
    context.executionConfig(config -> config.failFast(true));
  }

  private static List<Violation> said(List<Error> errors) {
    return errors.stream().limit(VIOLATIONS_MAX).map(SchemaCheck::violation).toList();
  }

  private static Violation violation(Error error) {
    return new Violation(
        error.getInstanceLocation().toString(), error.getKeyword(), error.getMessage());
  }

  private static int size(JsonNode node, int before) {
    int size = before + 1;
    for (var child : node) {
      if (size > NODES_FOR_ALL_MAX) {
        return size;
      }
      size = size(child, size);
    }
    return size;
  }
}
