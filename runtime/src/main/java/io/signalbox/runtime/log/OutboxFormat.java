package io.signalbox.runtime.log;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch as the bytes of one outbox row: the version, how many bytes they are
 * unpacked, and those bytes packed by LZ4, for the records of a batch have most of their headers
 * and field names in common. Whoever may write to an entry topic names headers as he likes, so
 * every text and count has the room that Kafka gives it.
 */
public final class OutboxFormat {
  private static final byte VERSION = 3;
  private static final int PROLOGUE_BYTES = 1 + Integer.BYTES;
  private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

  private OutboxFormat() {}

  /** To bytes. */
  public static byte[] write(List<OutRecord> records) {
    var plain = new Growing(256 + records.size() * 1_024);
    plain.number(records.size());
    for (var each : records) {
      plain.text(each.topic());
      plain.number(each.partition());
      plain.bytes(each.key());
      plain.bytes(each.value());
      plain.number(each.headers().size());
      for (var header : each.headers()) {
        plain.text(header.key());
        plain.bytes(header.value());
      }
    }
    return packed(plain);
  }

  private static byte[] packed(Growing plain) {
    var compressor = LZ4.fastCompressor();
    var most = compressor.maxCompressedLength(plain.length);
    var row = new byte[PROLOGUE_BYTES + most];
    ByteBuffer.wrap(row).put(VERSION).putInt(plain.length);
    var length = compressor.compress(plain.bytes, 0, plain.length, row, PROLOGUE_BYTES, most);
    return Arrays.copyOf(row, PROLOGUE_BYTES + length);
  }

  /** From bytes. */
  public static List<OutRecord> read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(unpacked(bytes)))) {
      var count = in.readInt();
      var records = new ArrayList<OutRecord>(count);
      for (var i = 0; i < count; i++) records.add(readRecord(in));
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException("an outbox row is cut short", e);
    }
  }

  private static byte[] unpacked(byte[] row) throws IOException {
    if (row.length < PROLOGUE_BYTES) throw new EOFException();
    var version = row[0];
    if (version != VERSION) throw new IllegalStateException("outbox row of version " + version);
    var plain = new byte[ByteBuffer.wrap(row).getInt(1)];
    try {
      var length =
          LZ4.safeDecompressor()
              .decompress(row, PROLOGUE_BYTES, row.length - PROLOGUE_BYTES, plain, 0);
      if (length < plain.length) throw new EOFException();
      return plain;
    } catch (LZ4Exception e) {
      throw new IOException("it does not unpack", e);
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

  private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
    var length = in.readInt();
    if (length < 0) return null;
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException();
    return bytes;
  }

  private static String readText(DataInputStream in) throws IOException {
    var bytes = readBytes(in);
    if (bytes == null) throw new EOFException();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Bytes that become more, and are packed where they are: no lock, no copy at the end. */
  private static final class Growing {
    private byte[] bytes;
    private int length;

    Growing(int size) {
      bytes = new byte[size];
    }

    void number(int number) {
      require(Integer.BYTES);
      bytes[length++] = (byte) (number >>> 24);
      bytes[length++] = (byte) (number >>> 16);
      bytes[length++] = (byte) (number >>> 8);
      bytes[length++] = (byte) number;
    }

    void bytes(byte @Nullable [] more) {
      number(more == null ? -1 : more.length);
      if (more == null) return;
      require(more.length);
      System.arraycopy(more, 0, bytes, length, more.length);
      length += more.length;
    }

    void text(String text) {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void require(int more) {
      var wanted = Math.addExact(length, more);
      if (wanted > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(wanted, 2 * bytes.length));
    }
  }
}
