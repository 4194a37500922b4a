package io.signalbox.runtime.log;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch as the bytes of one outbox row. Whoever may write to an entry topic
 * names headers as he likes, so every text and count has the room that Kafka gives it.
 */
public final class OutboxFormat {
  private static final byte VERSION = 2;

  private OutboxFormat() {}

  /** To bytes. */
  public static byte[] write(List<OutRecord> records) {
    // grows without copying what it has, and takes no lock for every byte
    var out = new ByteArrayBuilder(Math.max(1, records.size()) * 1_024);
    out.write(VERSION);
    out.appendFourBytes(records.size());
    for (var each : records) {
      writeText(out, each.topic());
      out.appendFourBytes(each.partition());
      writeBytes(out, each.key());
      writeBytes(out, each.value());
      out.appendFourBytes(each.headers().size());
      for (var header : each.headers()) {
        writeText(out, header.key());
        writeBytes(out, header.value());
      }
    }
    return out.toByteArray();
  }

  /** From bytes. */
  public static List<OutRecord> read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var version = in.readByte();
      if (version != VERSION) throw new IllegalStateException("outbox row of version " + version);
      var count = in.readInt();
      var records = new ArrayList<OutRecord>(count);
      for (var i = 0; i < count; i++) records.add(readRecord(in));
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException("an outbox row is cut short", e);
    }
  }

  private static OutRecord readRecord(DataInputStream in) throws IOException {
    var topic = readText(in);
    var partition = in.readInt();
    var key = readBytes(in);
    var value = readBytes(in);
    var headers = new ArrayList<Header>();
    for (var left = in.readInt(); left > 0; left--) {
      headers.add(new RecordHeader(readText(in), readBytes(in)));
    }
    return new OutRecord(topic, partition, key, value == null ? new byte[0] : value, headers);
  }

  private static void writeBytes(ByteArrayBuilder out, byte @Nullable [] bytes) {
    out.appendFourBytes(bytes == null ? -1 : bytes.length);
    if (bytes != null) out.write(bytes);
  }

  private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
    var length = in.readInt();
    if (length < 0) return null;
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException();
    return bytes;
  }

  private static void writeText(ByteArrayBuilder out, String text) {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String readText(DataInputStream in) throws IOException {
    var bytes = readBytes(in);
    if (bytes == null) throw new EOFException();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
