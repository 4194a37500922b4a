package io.signalbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI documents, of which each service serves its own together with that of them all. */
class DocumentsTest {
  private static final JsonNode ALL = document("runtime");

  @Test
  void what_every_service_has_is_in_the_document_of_them_all() {
    assertThat(names(ALL.path("paths")))
        .containsAll(
            List.of(
                "/v1/audit",
                "/v1/commands/{id}",
                "/v1/dead-letters",
                "/v1/dead-letters/{id}/replay",
                "/v1/keys",
                "/v1/keys/{id}/revoke",
                "/v1/projections",
                "/v1/shards/{number}/accept"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "routing", "sla", "survey"})
  void a_service_says_nothing_else_under_the_same_name(String service) {
    var own = document(service);
    assertThat(names(own.path("paths"))).doesNotContainAnyElementsOf(names(ALL.path("paths")));
    assertThat(names(own.at("/components/schemas")))
        .doesNotContainAnyElementsOf(names(ALL.at("/components/schemas")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "ingest", "routing", "sla", "survey"})
  void nobody_is_asked_to_say_who_they_are_but_by_their_key(String service) {
    assertThat(names(document(service).at("/components/schemas"))).doesNotContain("Actor");
  }

  private static Set<String> names(JsonNode section) {
    return section.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static JsonNode document(String name) {
    var resource = "/META-INF/swagger/signalbox-" + name + "-1.yml";
    try (var in = DocumentsTest.class.getResourceAsStream(resource)) {
      return new YAMLMapper().readTree(Objects.requireNonNull(in, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
