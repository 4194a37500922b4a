package io.signalbox.runtime.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** A record to be sent, complete to the last header: what the outbox keeps. */
public record OutRecord(
    String topic, int partition, byte @Nullable [] key, byte[] value, List<Header> headers) {
  /** What any topic takes: Kafka's own limit is 1 MiB. */
  public static final int BYTES_MAX = (1 << 20) - 2_048;

  /** A text header. */
  public static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** What it weighs in memory, about. */
  public int weight() {
    var weight = 64 + value.length;
    for (var header : headers) weight += 48 + header.value().length;
    return weight;
  }

  /** What it takes on the log, at most. */
  public long bytes() {
    var bytes = 100L + value.length;
    if (key != null) bytes += key.length;
    for (var header : headers) {
      var given = header.value();
      bytes += 10L + Utils.utf8Length(header.key()) + (given == null ? 0 : given.length);
    }
    return bytes;
  }

  /** As the producer takes it. */
  public ProducerRecord<byte[], byte[]> toProducerRecord() {
    return new ProducerRecord<>(topic, partition, null, key, value, headers);
  }
}
