package io.signalbox.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.shard.Protocol.BadRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CloudEvents in binary and in structured mode, plain JSON, and what hostile clients make of them.
 */
class EnvelopeReaderTest {
  private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

  @Test
  void binary_mode_is_read_from_headers() throws BadRecord {
    var headers =
        headers(
            HeaderNames.ID,
            "c-1",
            HeaderNames.TYPE,
            "io.signalbox.ticket.opened.v1",
            HeaderNames.SUBJECT,
            "t-9",
            HeaderNames.SOURCE,
            "/routing/shards/3/k9",
            HeaderNames.SEQUENCE,
            "00000000000000000042",
            HeaderNames.TIME,
            "2024-02-29T12:00:00.123Z",
            HeaderNames.CORRELATION,
            "c-0",
            HeaderNames.HOPS,
            "2",
            HeaderNames.REPLAY_OF,
            "letter",
            HeaderNames.REQUEST_HASH,
            "ab".repeat(32));
    var envelope = EnvelopeReader.read(raw("{}", headers), "");
    assertThat(envelope)
        .usingRecursiveComparison()
        .isEqualTo(
            new Envelope(
                "ticket.opened",
                "c-1",
                "t-9",
                "/routing/shards/3/k9",
                42,
                Instant.parse("2024-02-29T12:00:00.123Z").toEpochMilli(),
                "c-0",
                2,
                "letter",
                "ab".repeat(32),
                bytes("{}")));
  }

  @Test
  void what_binary_mode_leaves_out_has_a_meaning() throws BadRecord {
    var envelope =
        EnvelopeReader.read(raw("{}", headers(HeaderNames.ID, "c", HeaderNames.TYPE, "x")), "");
    assertThat(envelope)
        .usingRecursiveComparison()
        .isEqualTo(new Envelope("x", "c", "", "", -1, -1, "c", 0, null, null, bytes("{}")));
  }

  @Test
  void structured_mode_is_read_from_the_value() throws BadRecord {
    var value =
        """
        {"specversion":"1.0","id":"c-1","type":"io.signalbox.contact.received.v1","source":"/crm",
         "subject":"s","time":"2024-01-01T00:00:00Z","correlationid":"c-0","data":{"text":"hi"}}\
        """;
    var envelope =
        EnvelopeReader.read(raw(value, headers(HeaderNames.CONTENT_TYPE, STRUCTURED)), "");
    assertThat(envelope.type()).isEqualTo("contact.received");
    assertThat(envelope.id()).isEqualTo("c-1");
    assertThat(envelope.correlationId()).isEqualTo("c-0");
    assertThat(envelope.subject()).isEqualTo("s");
    assertThat(envelope.source()).isEqualTo("/crm");
    assertThat(envelope.time()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z").toEpochMilli());
    assertThat(envelope.value()).isEqualTo(bytes("{\"text\":\"hi\"}"));
  }

  @Test
  void plain_json_is_known_by_its_place() throws BadRecord {
    var envelope = EnvelopeReader.read(raw("{\"a\":1}", headers()), "enter");
    assertThat(envelope.type()).isEqualTo("enter");
    assertThat(envelope.id()).isEqualTo("entries/1/7");
    assertThat(envelope.value()).isEqualTo(bytes("{\"a\":1}"));
  }

  @Test
  void plain_json_that_was_passed_on_is_known_by_its_first_place() throws BadRecord {
    var envelope = EnvelopeReader.read(raw("{}", headers(HeaderNames.ID, "entries/0/3")), "enter");
    assertThat(envelope.id()).isEqualTo("entries/0/3");
  }

  @Test
  void plain_json_may_name_its_type() throws BadRecord {
    assertThat(EnvelopeReader.read(raw("{\"type\":\"t\"}", headers()), "").type()).isEqualTo("t");
    requireBad("{\"a\":1}", headers(), "", "envelope");
    requireBad("[]", headers(), "", "broken-json");
    requireBad("{", headers(), "", "broken-json");
  }

  @Test
  void a_record_without_value_is_empty() {
    requireBad("", headers(HeaderNames.ID, "c", HeaderNames.TYPE, "x"), "", "empty");
    assertThatThrownBy(() -> EnvelopeReader.read(raw((byte[]) null, headers()), "enter"))
        .isInstanceOf(BadRecord.class);
  }

  @Test
  void the_last_of_several_headers_counts() throws BadRecord {
    var headers = headers(HeaderNames.ID, "first", HeaderNames.TYPE, "x", HeaderNames.ID, "last");
    assertThat(EnvelopeReader.read(raw("{}", headers), "").id()).isEqualTo("last");
  }

  @Test
  void a_header_without_value_counts_as_none() {
    var headers = headers(HeaderNames.TYPE, "x").add(HeaderNames.ID, null);
    requireBad("{}", headers, "", "envelope");
  }

  @ParameterizedTest
  @CsvSource({
    "ce_id, ''",
    "ce_id, ' '",
    "ce_sequence, one",
    "ce_sequence, 99999999999999999999",
    "ce_time, yesterday",
    "ce_time, 2024-01-01",
    "ce_time, +1000000000-12-31T23:59:59Z",
    "hops, many",
    "hops, -1",
    "hops, 4294967296",
    "hops, 99999999999"
  })
  void attributes_that_make_no_sense_are_refused(String name, String value) {
    var headers = headers(HeaderNames.ID, "c", HeaderNames.TYPE, "x", name, value);
    requireBad("{}", headers, "", "envelope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {HeaderNames.ID, HeaderNames.TYPE, HeaderNames.SUBJECT, HeaderNames.CORRELATION})
  void names_are_bounded_and_printable(String name) throws BadRecord {
    var longest = "x".repeat(EnvelopeReader.NAME_CHARACTERS_MAX);
    var fine = headers(HeaderNames.ID, "c", HeaderNames.TYPE, "x", name, longest);
    assertThat(EnvelopeReader.read(raw("{}", fine), "")).isNotNull();
    for (var bad : new String[] {longest + "x", "a\0b", "a\nb", "\t"}) {
      var headers = headers(HeaderNames.ID, "c", HeaderNames.TYPE, "x", name, bad);
      requireBad("{}", headers, "", "envelope");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"id\":\"1\",\"type\":\"t\"}",
        "{\"id\":\"1\",\"data\":{}}",
        "{\"id\":\"1\",\"id\":\"2\",\"type\":\"t\",\"data\":{}}",
        "{\"id\":{},\"type\":\"t\",\"data\":{}}",
        "{\"id\":null,\"type\":\"t\",\"data\":{}}",
        "{\"id\":\"1\",\"type\":\"t\",\"time\":\"soon\",\"data\":{}}",
        "{\"id\":\"1\",\"type\":\"t\",\"data\":{}} and more",
        "{\"id\":\"1\",\"type\":\"t\",\"data\":"
      })
  void a_structured_event_that_is_none_is_refused(String value) {
    assertThatThrownBy(
            () ->
                EnvelopeReader.read(raw(value, headers(HeaderNames.CONTENT_TYPE, STRUCTURED)), "t"))
        .isInstanceOf(BadRecord.class);
  }

  @Test
  void bytes_without_sense_are_read_or_refused_and_nothing_else() {
    var random = new Random(Long.getLong("seed", 1));
    var names =
        new String[] {
          HeaderNames.ID,
          HeaderNames.TYPE,
          HeaderNames.TIME,
          HeaderNames.SEQUENCE,
          HeaderNames.HOPS,
          HeaderNames.SUBJECT,
          HeaderNames.SOURCE,
          HeaderNames.CORRELATION,
          HeaderNames.CONTENT_TYPE,
          HeaderNames.REPLAY_OF
        };
    var read = 0;
    var refused = 0;
    for (var run = 0; run < 20_000; run++) {
      var headers = headers(HeaderNames.ID, "c", HeaderNames.TYPE, "x");
      for (var name : names) {
        if (random.nextInt(8) == 0) headers.add(name, noise(random));
      }
      if (random.nextInt(3) == 0)
        headers.remove(HeaderNames.TYPE).add(HeaderNames.CONTENT_TYPE, bytes(STRUCTURED));
      try {
        var envelope = EnvelopeReader.read(raw(noise(random), headers), "enter");
        assertThat(envelope.id().length()).isBetween(1, EnvelopeReader.NAME_CHARACTERS_MAX);
        read++;
      } catch (BadRecord e) {
        refused++;
      }
    }
    System.out.printf("envelopes of noise: %d read, %d refused%n", read, refused);
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private static byte[] noise(Random random) {
    var noise = new byte[1 + random.nextInt(20)];
    random.nextBytes(noise);
    return random.nextBoolean() ? noise : bytes("{\"id\":" + random.nextInt(9) + "}");
  }

  private static void requireBad(String value, Headers headers, String plainType, String reason) {
    assertThatThrownBy(() -> EnvelopeReader.read(raw(value, headers), plainType))
        .isInstanceOfSatisfying(BadRecord.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
  }

  private static Headers headers(String... namesAndValues) {
    var headers = new RecordHeaders();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], bytes(namesAndValues[i + 1]));
    }
    return headers;
  }

  private static ConsumerRecord<byte[], byte[]> raw(String value, Headers headers) {
    return raw(bytes(value), headers);
  }

  private static ConsumerRecord<byte[], byte[]> raw(byte @Nullable [] value, Headers headers) {
    return new ConsumerRecord<>(
        "entries",
        1,
        7,
        5,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        bytes("w"),
        value,
        headers,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
