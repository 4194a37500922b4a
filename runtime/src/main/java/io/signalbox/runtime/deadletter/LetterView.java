package io.signalbox.runtime.deadletter;

import io.signalbox.runtime.log.OutRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /v1/dead-letters/{id}} shows.
 *
 * @param headers of the record; of {@code authorization} no more than which key it was
 * @param value the record's value as text; null when it is not UTF-8
 * @param valueBase64 the value's bytes when they are not UTF-8
 */
record LetterView(
    LetterLine letter,
    Map<String, String> headers,
    @Nullable String value,
    @Nullable String valueBase64) {

  static LetterView of(LetterLine line, OutRecord record) {
    var headers = new LinkedHashMap<String, String>();
    for (var header : record.headers()) {
      headers.put(header.key(), lenient(header.value()));
    }
    var text = text(record.value());
    return new LetterView(
        line,
        headers,
        text,
        text == null ? Base64.getEncoder().encodeToString(record.value()) : null);
  }

  private static String lenient(byte @Nullable [] value) {
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  private static @Nullable String text(byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
