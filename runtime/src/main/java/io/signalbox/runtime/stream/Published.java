package io.signalbox.runtime.stream;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.stream.Streams.Streamed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it stands on an output topic: decoded only for those who ask for it.
 *
 * @param mark where it stands, and its number
 */
record Published(ConsumerRecord<byte[], byte[]> raw, Position.Mark mark) {
  private static final int OVERHEAD_BYTES = 700; // headers and objects of one record, about

  Published(ConsumerRecord<byte[], byte[]> raw) {
    this(
        raw,
        Position.Mark.of(
            raw.offset(), header(raw, HeaderNames.SOURCE), header(raw, HeaderNames.SEQUENCE)));
  }

  long offset() {
    return raw.offset();
  }

  int weight() {
    return OVERHEAD_BYTES + Math.max(0, raw.serializedValueSize());
  }

  boolean isOf(byte[] workspace) {
    return Arrays.equals(raw.key(), workspace);
  }

  Streamed streamed() {
    var value = raw.value();
    return new Streamed(
        raw.topic(),
        HeaderNames.shortType(header(raw, HeaderNames.TYPE)),
        header(raw, HeaderNames.SUBJECT),
        value == null ? "null" : new String(value, StandardCharsets.UTF_8),
        raw.partition() + "-" + raw.offset());
  }

  private static String header(ConsumerRecord<byte[], byte[]> raw, String name) {
    return Objects.requireNonNullElse(EnvelopeReader.text(raw.headers(), name), "");
  }
}
