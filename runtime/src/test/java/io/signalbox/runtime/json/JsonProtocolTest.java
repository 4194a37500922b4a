package io.signalbox.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import io.signalbox.runtime.shard.Protocol.UnknownType;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProtocolTest {
  private static final String SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema",
       "type": "object", "required": ["channel", "from"],
       "properties": {
         "channel": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 20},
         "from": {"type": "object",
           "properties": {"email": {"type": "string", "minLength": 3, "maxLength": 254}}},
         "tags": {"type": "array", "maxItems": 3, "items": {"type": "string"}},
         "occurredAt": {"type": "string", "format": "date-time"},
         "score": {"type": "integer", "minimum": 0}}}\
      """;
  private static final Actor AGENT = new Actor("k", Role.AGENT, "acme", "agent-1");

  record From(@Nullable String email) {}

  record Hello(
      String channel,
      From from,
      @Nullable List<String> tags,
      @Nullable Instant occurredAt,
      @Nullable Integer score) {}

  private final JsonProtocol protocol =
      new JsonProtocol(
          new JsonProtocol.Messages() {
            @Override
            public Optional<Class<?>> classOf(String topic, String type) {
              return type.equals("hello") ? Optional.of(Hello.class) : Optional.empty();
            }

            @Override
            public Optional<String> schemaOf(String topic, String type) {
              return topic.equals("entry") ? Optional.of(SCHEMA) : Optional.empty();
            }
          },
          (actor, topic, type, body) -> actor.role() == Role.AGENT);

  @Test
  void a_valid_record_is_read_and_written() throws Exception {
    var json = "{\"channel\":\"email\",\"from\":{\"email\":\"a@b.example\"}}";

    var hello = (Hello) protocol.decode("entry", "hello", bytes(json));

    assertThat(hello).isEqualTo(new Hello("email", new From("a@b.example"), null, null, null));
    assertThat(new String(protocol.encode(hello), StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(protocol.encode(bytes(json))).isEqualTo(bytes(json));
    assertThat(protocol.allowed(AGENT, "entry", "hello", hello)).isTrue();
  }

  @Test
  void every_violation_is_named_with_pointer_and_keyword() {
    var e = refused("entry", "{\"from\":{\"email\":7},\"tags\":[\"a\",1],\"score\":-1}");

    assertThat(e.reason()).isEqualTo("schema");
    var violations = Violation.parse(String.valueOf(e.getMessage()));
    assertThat(violations)
        .extracting(v -> v.pointer() + " " + v.code())
        .containsExactlyInAnyOrder(
            " required", "/from/email type", "/tags/1 type", "/score minimum");
    assertThat(violations).allSatisfy(v -> assertThat(v.detail()).isNotBlank());
  }

  @Test
  void what_only_binding_finds_has_a_pointer_too() {
    var e = refused("entry", "{\"channel\":\"a\",\"from\":{},\"occurredAt\":\"yesterday\"}");

    assertThat(Violation.parse(String.valueOf(e.getMessage())))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(tuple("/occurredAt", "format"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "'{', broken-json",
    "'null', schema",
    "'[]', schema",
    "'{\"channel\":\"email\",\"channel\":\"x\",\"from\":{}}', broken-json",
    "'{\"channel\":\"email\",\"from\":{},\"occurredAt\":\"yesterday\"}', schema",
    "'{\"channel\":\"email\",\"from\":{\"email\":\"a\"}}', schema",
    "'{\"channel\":\"EMAIL\",\"from\":{}}', schema",
    "'{\"channel\":\"email\",\"from\":{},\"score\":99999999999}', schema",
  })
  void what_is_wrong_is_told_by_reason(String json, String reason) {
    assertThat(refused("entry", json).reason()).isEqualTo(reason);
  }

  @Test
  void hostile_values_are_refused() {
    var deep = "{\"channel\":\"a\",\"from\":{},\"tags\":" + "[".repeat(10_000) + "}";
    var large = "{\"channel\":\"" + "x".repeat(1 << 20) + "\",\"from\":{}}";
    var digits = "{\"channel\":\"a\",\"from\":{},\"score\":" + "9".repeat(5_000) + "}";
    var exponent = "{\"channel\":\"a\",\"from\":{},\"score\":1e999999999}";

    assertThat(refused("entry", deep).reason()).isEqualTo("too-deep");
    assertThat(refused("entry", large).reason()).isEqualTo("too-large");
    assertThat(refused("entry", digits).reason()).isEqualTo("too-large");
    assertThat(refused("entry", exponent).reason()).isEqualTo("schema");
    assertThat(refusedBytes(new byte[] {'"', (byte) 0xC3, '"'}).reason()).isEqualTo("not-utf-8");
    assertThat(refusedBytes(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}).reason())
        .isEqualTo("not-utf-8"); // a half surrogate, encoded
    assertThat(refusedBytes(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}).reason())
        .isEqualTo("not-utf-8"); // a NUL, too long
  }

  @Test
  void a_megabyte_of_violations_is_told_by_the_first() {
    var json = "{\"channel\":\"a\",\"from\":{},\"tags\":[" + "1,".repeat(400_000) + "1]}";

    var began = System.nanoTime();
    var e = refused("entry", json);

    assertThat(e.reason()).isEqualTo("schema");
    assertThat(Violation.parse(String.valueOf(e.getMessage()))).hasSize(1);
    assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2_000);
  }

  @Test
  void inner_topics_are_not_checked_against_a_schema() throws Exception {
    var hello = (Hello) protocol.decode("inner", "hello", bytes("{\"channel\":\"EMAIL\"}"));

    assertThat(hello.channel()).isEqualTo("EMAIL");
    assertThat(refused("inner", "{\"channel\":{}}").reason()).isEqualTo("wrong-shape");
  }

  @Test
  void an_unknown_type_is_told_apart() {
    assertThatExceptionOfType(UnknownType.class)
        .isThrownBy(() -> protocol.decode("entry", "goodbye", bytes("{}")));
  }

  private BadRecord refused(String topic, String json) {
    return catchThrowableOfType(
        BadRecord.class, () -> protocol.decode(topic, "hello", bytes(json)));
  }

  private BadRecord refusedBytes(byte[] value) {
    return catchThrowableOfType(BadRecord.class, () -> protocol.decode("entry", "hello", value));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
