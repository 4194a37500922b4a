package io.signalbox.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

/** What goes into an outbox row comes out of it to the last byte, whatever a client has sent. */
class OutboxFormatTest {
  private static final int SEEDS = Boolean.getBoolean("soak") ? 20_000 : 2_000;

  @Test
  void no_records_are_no_records() {
    assertThat(OutboxFormat.read(OutboxFormat.write(List.of()))).isEmpty();
  }

  @Test
  void a_record_without_key_keeps_having_none() {
    requireRoundTrip(List.of(new OutRecord("t", 0, null, new byte[0], List.of())));
    requireRoundTrip(List.of(new OutRecord("t", 0, new byte[0], new byte[0], List.of())));
  }

  @Test
  void a_header_without_value_keeps_having_none() {
    var none = new RecordHeader("none", (byte[]) null);
    requireRoundTrip(List.of(record(List.of(none, new RecordHeader("empty", new byte[0])))));
  }

  @Test
  void as_many_headers_as_a_megabyte_holds() {
    requireRoundTrip(List.of(record(Collections.nCopies(300_000, header("", 0)))));
  }

  @Test
  void a_header_whose_name_is_longer_than_java_writes_them() {
    requireRoundTrip(List.of(record(List.of(header("n".repeat(70_000), 3)))));
    requireRoundTrip(List.of(record(List.of(header("\0ключ😀\uFFFF", 3)))));
  }

  @Test
  void bytes_that_are_no_text() {
    var all = new byte[256];
    for (var i = 0; i < all.length; i++) all[i] = (byte) i;
    requireRoundTrip(List.of(new OutRecord("t", 7, all, all, List.of(new RecordHeader("h", all)))));
  }

  @Test
  void a_row_cut_short_is_noticed_wherever_it_was_cut() {
    var bytes =
        OutboxFormat.write(
            List.of(record(List.of(header("a", 5))), record(List.of(header("b", 9)))));
    for (var length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> OutboxFormat.read(cut))
          .as("cut at %d", length)
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void a_row_of_another_version_is_refused() {
    var bytes = OutboxFormat.write(List.of());
    bytes[0]++;
    assertThatThrownBy(() -> OutboxFormat.read(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version");
  }

  @Test
  void whatever_records_there_are() {
    var one = Long.getLong("seed", 0);
    var bytes = 0L;
    for (var seed = one == 0 ? 1 : one; seed <= (one == 0 ? SEEDS : one); seed++) {
      try {
        bytes += requireRoundTrip(records(new Random(seed)));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    System.out.printf("outbox format: %d seeds, %d bytes there and back%n", SEEDS, bytes);
    assertThat(bytes).isPositive();
  }

  private static long requireRoundTrip(List<OutRecord> records) {
    var bytes = OutboxFormat.write(records);
    var read = OutboxFormat.read(bytes);
    assertThat(read).hasSameSizeAs(records);
    for (var i = 0; i < records.size(); i++) {
      var before = records.get(i);
      var after = read.get(i);
      assertThat(after.topic()).isEqualTo(before.topic());
      assertThat(after.partition()).isEqualTo(before.partition());
      assertThat(after.key()).isEqualTo(before.key());
      assertThat(after.value()).isEqualTo(before.value());
      assertThat(after.headers()).isEqualTo(before.headers());
    }
    return bytes.length;
  }

  private static List<OutRecord> records(Random random) {
    var records = new ArrayList<OutRecord>();
    for (var left = random.nextInt(20); left > 0; left--) {
      var headers = new ArrayList<Header>();
      for (var count = random.nextInt(12); count > 0; count--) {
        var name = new String(bytes(random, 40), StandardCharsets.UTF_8);
        headers.add(new RecordHeader(name, random.nextInt(5) == 0 ? null : bytes(random, 60)));
      }
      var key = random.nextInt(5) == 0 ? null : bytes(random, 30);
      var topic = "topic-" + random.nextInt();
      records.add(new OutRecord(topic, random.nextInt(), key, bytes(random, 2_000), headers));
    }
    return records;
  }

  private static byte[] bytes(Random random, int most) {
    var bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static OutRecord record(List<Header> headers) {
    return new OutRecord("tickets", 3, new byte[] {1}, new byte[] {2, 3}, headers);
  }

  private static Header header(String name, int length) {
    return new RecordHeader(name, new byte[length]);
  }
}
