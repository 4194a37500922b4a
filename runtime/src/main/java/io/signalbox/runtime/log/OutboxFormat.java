package io.signalbox.runtime.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
    var bytes = new ByteArrayOutputStream(512 * Math.max(1, records.size()));
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(records.size());
      for (var each : records) {
        writeText(out, each.topic());
        out.writeInt(each.partition());
        writeBytes(out, each.key());
        writeBytes(out, each.value());
        out.writeInt(each.headers().size());
        for (var header : each.headers()) {
          writeText(out, header.key());
          writeBytes(out, header.value());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
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

  private static void writeBytes(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) out.write(bytes);
  }

  private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
    var length = in.readInt();
    if (length < 0) return null;
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException();
    return bytes;
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String readText(DataInputStream in) throws IOException {
    var bytes = readBytes(in);
    if (bytes == null) throw new EOFException();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
