package io.signalbox.runtime.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.Timestamp;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of a record: CloudEvents 1.0 in binary mode, in structured mode, or plain
 * JSON without any.
 */
public final class EnvelopeReader {
  /** The longest id or type that is taken. */
  public static final int NAME_CHARACTERS_MAX = 200;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private EnvelopeReader() {}

  /**
   * Reads them.
   *
   * @param plainType the type of plain JSON; empty when its field {@code type} must tell
   * @throws BadRecord when the record has no value or its attributes make no sense
   */
  public static Envelope read(ConsumerRecord<byte[], byte[]> raw, String plainType)
      throws BadRecord {
    var value = raw.value();
    if (value == null || value.length == 0) throw new BadRecord("empty", "the record has no value");
    var attributes = new Attributes(raw.headers());
    var type = attributes.type;
    if (type != null) return binary(attributes, type, value);
    var contentType = attributes.contentType;
    return contentType != null
            && contentType.toLowerCase(Locale.ROOT).startsWith("application/cloudevents")
        ? structured(raw, value)
        : plain(raw, plainType, value);
  }

  /** Where an event stands among those of its source. */
  public record Place(String source, long sequence, long time, int hops) {}

  /**
   * That alone; null unless it is all there.
   *
   * @throws BadRecord when one of them makes no sense
   */
  public static @Nullable Place numbered(Headers headers) throws BadRecord {
    var sequence = number(text(headers, HeaderNames.SEQUENCE), HeaderNames.SEQUENCE, -1);
    var source = text(headers, HeaderNames.SOURCE);
    var time = time(text(headers, HeaderNames.TIME));
    var hops = hops(text(headers, HeaderNames.HOPS));
    return source == null || source.isEmpty() || sequence < 0 || time < 0
        ? null
        : new Place(source, sequence, time, hops);
  }

  /** The headers that matter, picked out in one go: a record has a dozen. The last one counts. */
  private static final class Attributes {
    private @Nullable String type;
    private @Nullable String id;
    private @Nullable String subject;
    private @Nullable String source;
    private @Nullable String sequence;
    private @Nullable String time;
    private @Nullable String correlation;
    private @Nullable String hops;
    private @Nullable String replayOf;
    private @Nullable String requestHash;
    private @Nullable String contentType;

    Attributes(Headers headers) {
      for (var header : headers) {
        switch (header.key()) {
          case HeaderNames.TYPE -> type = text(header);
          case HeaderNames.ID -> id = text(header);
          case HeaderNames.SUBJECT -> subject = text(header);
          case HeaderNames.SOURCE -> source = text(header);
          case HeaderNames.SEQUENCE -> sequence = text(header);
          case HeaderNames.TIME -> time = text(header);
          case HeaderNames.CORRELATION -> correlation = text(header);
          case HeaderNames.HOPS -> hops = text(header);
          case HeaderNames.REPLAY_OF -> replayOf = text(header);
          case HeaderNames.REQUEST_HASH -> requestHash = text(header);
          case HeaderNames.CONTENT_TYPE -> contentType = text(header);
          default -> {} // causes, traces and what others add
        }
      }
    }
  }

  private static Envelope binary(Attributes attributes, String type, byte[] value)
      throws BadRecord {
    var id = required(attributes.id, HeaderNames.ID);
    var correlation = attributes.correlation;
    return new Envelope(
        bounded(HeaderNames.shortType(type), HeaderNames.TYPE),
        id,
        bounded(orEmpty(attributes.subject), HeaderNames.SUBJECT),
        orEmpty(attributes.source),
        number(attributes.sequence, HeaderNames.SEQUENCE, -1),
        time(attributes.time),
        correlation == null ? id : bounded(correlation, HeaderNames.CORRELATION),
        hops(attributes.hops),
        attributes.replayOf,
        requestHash(attributes.requestHash),
        value);
  }

  private static Envelope structured(ConsumerRecord<byte[], byte[]> raw, byte[] value)
      throws BadRecord {
    var event = tree(value);
    var id = required(event.path("id").asText(null), "id");
    var data = event.get("data");
    if (data == null) throw new BadRecord("envelope", "the event has no data");
    return new Envelope(
        bounded(HeaderNames.shortType(required(event.path("type").asText(null), "type")), "type"),
        id,
        bounded(orEmpty(event.path("subject").asText(null)), "subject"),
        orEmpty(event.path("source").asText(null)),
        -1,
        time(event.path("time").asText(null)),
        bounded(event.path("correlationid").asText(id), "correlationid"),
        0,
        text(raw.headers(), HeaderNames.REPLAY_OF),
        null,
        Json.bytes(data));
  }

  private static Envelope plain(ConsumerRecord<byte[], byte[]> raw, String plainType, byte[] value)
      throws BadRecord {
    var type =
        plainType.isEmpty() ? required(tree(value).path("type").asText(null), "type") : plainType;
    // without an id nothing names it but its place: the same bytes again are a second one
    var given = text(raw.headers(), HeaderNames.ID);
    var id = given == null ? place(raw) : required(given, HeaderNames.ID);
    var replayOf = text(raw.headers(), HeaderNames.REPLAY_OF);
    return new Envelope(bounded(type, "type"), id, "", "", -1, -1, id, 0, replayOf, null, value);
  }

  /** Where it stands: what a record without an id is known by. */
  public static String place(ConsumerRecord<byte[], byte[]> raw) {
    return raw.topic() + "/" + raw.partition() + "/" + raw.offset();
  }

  private static JsonNode tree(byte[] value) throws BadRecord {
    try {
      var node = Json.mapper().readTree(value);
      if (!node.isObject()) throw new BadRecord("broken-json", "the value is no JSON object");
      return node;
    } catch (JsonProcessingException e) {
      throw new BadRecord("broken-json", "the value is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadRecord("broken-json", "the value cannot be read as JSON");
    }
  }

  /** Whether it is a marker or a watermark: those tell readers nothing but how far others are. */
  public static boolean isMark(Headers headers) {
    var type = text(headers, HeaderNames.TYPE);
    return HeaderNames.WATERMARK_TYPE.equals(type) || HeaderNames.MARKER_TYPE.equals(type);
  }

  /** The text of a header, or null; the last one counts. */
  public static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null ? null : text(header);
  }

  private static @Nullable String text(Header header) {
    var value = header.value();
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private static String required(@Nullable String value, String name) throws BadRecord {
    if (value == null || value.isBlank()) throw new BadRecord("envelope", name + " is missing");
    return bounded(value, name);
  }

  private static String bounded(String value, String name) throws BadRecord {
    if (value.length() > NAME_CHARACTERS_MAX || !printable(value)) {
      throw new BadRecord(
          "envelope", name + " is over " + NAME_CHARACTERS_MAX + " characters or not printable");
    }
    return value;
  }

  /** The hash of the request that became a record; null where there is none that makes sense. */
  public static @Nullable String requestHash(Headers headers) {
    var value = text(headers, HeaderNames.REQUEST_HASH);
    return value != null && SHA_256.matcher(value).matches() ? value : null;
  }

  private static @Nullable String requestHash(@Nullable String value) throws BadRecord {
    if (value != null && !SHA_256.matcher(value).matches()) {
      throw new BadRecord("envelope", HeaderNames.REQUEST_HASH + " is no SHA-256 in hexadecimal");
    }
    return value;
  }

  /** Whether it has no control characters. */
  public static boolean printable(String value) {
    for (var i = 0; i < value.length(); i++) if (value.charAt(i) < ' ') return false;
    return true;
  }

  private static long number(@Nullable String value, String name, long absent) throws BadRecord {
    if (value == null) return absent;
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new BadRecord("envelope", name + " is not a number");
    }
  }

  private static int hops(@Nullable String value) throws BadRecord {
    var hops = number(value, HeaderNames.HOPS, 0);
    if (hops < 0 || hops > Short.MAX_VALUE) throw new BadRecord("envelope", "hops is out of range");
    return (int) hops;
  }

  private static long time(@Nullable String value) throws BadRecord {
    if (value == null) return -1;
    try {
      return Timestamp.millis(value);
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadRecord("envelope", "ce_time is not an RFC 3339 time in UTC");
    }
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
