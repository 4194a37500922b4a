package io.signalbox.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.signalbox.contracts.Topic.Kind;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.catalogue.Catalogue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document that integrations read and the code say the same. */
class AsyncApiTest {

  private static final Path FILE = Path.of("asyncapi.yaml");
  private static final int PARTITIONS = 12;

  private static JsonNode document = new YAMLMapper().createObjectNode();

  @BeforeAll
  static void read() throws IOException {
    document = new YAMLMapper().readTree(FILE.toFile());
  }

  @Test
  void has_the_topics_and_no_other() {
    assertThat(keys("channels"))
        .containsExactlyInAnyOrderElementsOf(Topics.all().stream().map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_topic_is_kept_as_long_and_is_of_the_kind_it_says(Topic topic) {
    var channel = document.at("/channels/" + topic.name());
    var kafka = channel.at("/bindings/kafka");
    assertThat(channel.path("address").asText()).isEqualTo(topic.name());
    assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
    assertThat(kafka.path("partitions").asInt()).isEqualTo(PARTITIONS);
    assertThat(Duration.ofMillis(kafka.at("/topicConfiguration/retention.ms").asLong()))
        .isEqualTo(topic.retention());
    assertThat(channel.at("/tags/0/name").asText())
        .isEqualTo(topic.kind() == Kind.ENTRY ? "entry" : "inner");
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_topic_carries_its_types_and_no_other(Topic topic) {
    assertThat(keys("channels", topic.name(), "messages"))
        .containsExactlyInAnyOrderElementsOf(
            Catalogue.entries().stream()
                .filter(entry -> entry.topic().equals(topic.name()))
                .map(Entry::shortName)
                .toList());
  }

  @Test
  void has_the_types_and_no_other() {
    assertThat(keys("components", "messages"))
        .containsExactlyInAnyOrderElementsOf(
            types().stream().map(AsyncApiTest::component).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_message_has_the_headers_and_the_schema_of_its_type(Entry entry) {
    var message = document.at("/components/messages/" + component(entry));
    var entryTopic =
        topics().stream()
            .anyMatch(topic -> topic.name().equals(entry.topic()) && topic.kind() == Kind.ENTRY);
    assertThat(message.path("name").asText()).isEqualTo(entry.shortName());
    assertThat(message.at("/headers/allOf/0/$ref").asText())
        .endsWith(entryTopic ? "/entryHeaders" : "/innerHeaders");
    assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText())
        .isEqualTo(entry.type());
    assertThat(message.at("/payload/$ref").asText())
        .isEqualTo("src/main/resources/" + Catalogue.schemaOf(entry.record()));
  }

  @Test
  void every_reference_leads_somewhere() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref ->
                assertThat(
                        ref.startsWith("#")
                            ? !document.at(ref.substring(1)).isMissingNode()
                            : Files.isRegularFile(Path.of(ref)))
                    .as(ref)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void an_entry_topic_is_read_by_one_service_and_an_inner_one_written_by_its_owner(Topic topic) {
    assertThat(services("send", topic)).isNotEmpty();
    if (topic.kind() == Kind.ENTRY) {
      assertThat(services("receive", topic)).hasSize(1);
    } else if (!topic.name().equals(Topics.CONTACTS_OUTBOUND)) { // routing and survey both reply
      assertThat(services("send", topic)).hasSize(1);
    }
  }

  @Test
  void operations_are_named_after_what_they_do() {
    var operations = document.path("operations").properties();
    assertThat(operations)
        .isNotEmpty()
        .allSatisfy(
            operation -> assertThat(operation.getKey()).isEqualTo(nameOf(operation.getValue())));
  }

  static List<Topic> topics() {
    return Topics.all();
  }

  static List<Entry> types() {
    return Catalogue.entries();
  }

  /** The name under which a topic's type is described: a type may be on two topics. */
  private static String component(Entry entry) {
    return document
        .at("/channels/" + entry.topic() + "/messages/" + entry.shortName() + "/$ref")
        .asText()
        .substring("#/components/messages/".length());
  }

  private static String nameOf(JsonNode operation) {
    return operation.at("/tags/0/name").asText()
        + "."
        + operation.path("action").asText()
        + "."
        + operation.at("/channel/$ref").asText().substring("#/channels/".length());
  }

  private static List<String> services(String action, Topic topic) {
    return document
        .path("operations")
        .valueStream()
        .filter(operation -> operation.path("action").asText().equals(action))
        .filter(
            operation ->
                operation.at("/channel/$ref").asText().equals("#/channels/" + topic.name()))
        .map(operation -> operation.at("/tags/0/name").asText())
        .toList();
  }

  private static List<String> keys(String... path) {
    var node = document;
    for (var name : path) {
      node = node.path(name);
    }
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }
}
