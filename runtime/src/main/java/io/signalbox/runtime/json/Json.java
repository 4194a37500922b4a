package io.signalbox.runtime.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The one JSON mapper: camelCase, ISO 8601 instants and durations, unknown fields ignored, nulls
 * not written, everything bounded, no field twice.
 */
public final class Json {
  /** The longest value of a record: with its headers it must pass Kafka's default of 1 MiB. */
  public static final int VALUE_BYTES_MAX = (1 << 20) - (64 << 10);

  static final int DOCUMENT_BYTES_MAX = 16 << 20;
  static final int DEPTH_MAX = 64;
  private static final int STRING_CHARACTERS_MAX = 1 << 20;
  private static final int NUMBER_CHARACTERS_MAX = 100;
  private static final int NAME_CHARACTERS_MAX = 1_000;

  private static final ObjectMapper MAPPER = build();
  private static final ObjectReader STRICT =
      MAPPER.reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Json() {}

  /** The mapper itself; never reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** UTF-8 JSON of an object of ours. */
  public static byte[] bytes(Object o) {
    try {
      return MAPPER.writeValueAsBytes(o);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("no JSON for " + o.getClass().getName(), e);
    }
  }

  /** JSON of an object of ours as text. */
  public static String text(Object o) {
    return new String(bytes(o), StandardCharsets.UTF_8);
  }

  /**
   * Reads a value.
   *
   * @throws UnreadableJson when the bytes are not what the type needs
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return checked(MAPPER.readValue(json, type));
    } catch (IOException e) {
      throw UnreadableJson.because(e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws UnreadableJson when the text is not what the type needs
   */
  public static <T> T read(String json, Class<T> type) {
    return read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /**
   * Reads a value in which a field that the type does not know would change what is meant: a
   * misspelt one would leave out what it was to say.
   *
   * @throws UnreadableJson when the text is not what the type needs, or has another field
   */
  public static <T> T readStrictly(String json, Class<T> type) {
    try {
      return checked(STRICT.forType(type).readValue(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw UnreadableJson.because(e);
    }
  }

  /**
   * Reads any value as a tree.
   *
   * @throws UnreadableJson when the bytes are not JSON or exceed a limit
   */
  public static JsonNode tree(byte[] json) {
    try {
      var tree = MAPPER.readTree(json);
      if (tree == null || tree.isMissingNode()) {
        throw new UnreadableJson("broken-json", "", "The text is empty.");
      }
      return tree;
    } catch (IOException e) {
      throw UnreadableJson.because(e);
    }
  }

  private static <T> T checked(T value) {
    if (value == null) { // the text "null"
      throw new UnreadableJson("wrong-shape", "", "The value is null.");
    }
    return value;
  }

  private static ObjectMapper build() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(STRING_CHARACTERS_MAX)
                    .maxNumberLength(NUMBER_CHARACTERS_MAX)
                    .maxNameLength(NAME_CHARACTERS_MAX)
                    .maxDocumentLength(DOCUMENT_BYTES_MAX)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(
                JsonFactory.Feature.CHARSET_DETECTION) // UTF-8, and nothing that looks like UTF-16
            .inputDecorator(new CleanInput())
            .build();
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .addModule(new InstantModule())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }
}
