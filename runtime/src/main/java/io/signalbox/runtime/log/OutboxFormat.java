package io.signalbox.runtime.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The records of one batch as the bytes of one outbox row. */
public final class OutboxFormat {
  private static final byte VERSION = 1;

  private OutboxFormat() {}

  /** To bytes. */
  public static byte[] write(List<OutRecord> records) {
    var bytes = new ByteArrayOutputStream(512 * Math.max(1, records.size()));
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(records.size());
      for (var each : records) {
        out.writeUTF(each.topic());
        out.writeInt(each.partition());
        writeBytes(out, each.key());
        writeBytes(out, each.value());
        out.writeShort(each.headers().size());
        for (var header : each.headers()) {
          out.writeUTF(header.key());
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
    var topic = in.readUTF();
    var partition = in.readInt();
    var key = readBytes(in);
    var value = readBytes(in);
    var headers = new ArrayList<Header>();
    for (var left = in.readShort(); left > 0; left--) {
      headers.add(new RecordHeader(in.readUTF(), readBytes(in)));
    }
    return new OutRecord(topic, partition, key, value == null ? new byte[0] : value, headers);
  }

  private static void writeBytes(DataOutputStream out, byte @Nullable [] bytes)
      throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) out.write(bytes);
  }

  private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
    var length = in.readInt();
    return length < 0 ? null : in.readNBytes(length);
  }
}
